import { cipherSuite } from './cipher-suites.js';
import type { Cursor } from './octets.js';

/** What a ServerKeyExchange says (RFC 5246 section 7.4.3, RFC 8422 section 5.4). */
export type ServerKeyExchange =
  | {
      readonly kind: 'ECDHE';
      readonly group: number;
      readonly point: Buffer;
      /** SignatureScheme; TLS 1.2 only, and not where nothing is signed. */
      readonly signature?: number;
    }
  | {
      readonly kind: 'DHE';
      readonly p: Buffer;
      readonly g: Buffer;
      readonly y: Buffer;
      /** Of p, leading zeros not counted. */
      readonly bits: number;
      readonly signature?: number;
    }
  | {
      /** The short key of an EXPORT suite (RFC 2246 section 7.4.3). */
      readonly kind: 'RSA';
      readonly modulus: Buffer;
      readonly exponent: Buffer;
      /** Of the modulus. */
      readonly bits: number;
    }
  | { readonly kind: 'other' };

const namedCurve = 3;

/** Reads the body of a ServerKeyExchange for the suite that was chosen. Throws `Malformed`. */
export function readServerKeyExchange(
  body: Cursor,
  suite: number,
  hasSignatureScheme: boolean,
): ServerKeyExchange {
  const { keyExchange, authentication } = cipherSuite(suite) ?? { keyExchange: '', authentication: '' };
  // The hint of the identity comes first (RFC 4279 section 3, RFC 5489 section 2).
  if (keyExchange.endsWith('PSK')) body.vector(2);
  const signed = hasSignatureScheme && authentication !== 'anon' && authentication !== 'PSK';
  if (keyExchange.startsWith('ECDHE')) return readEcdhe(body, signed);
  if (keyExchange.startsWith('DHE')) return readDhe(body, signed);
  if (keyExchange === 'RSA') {
    const modulus = body.vector(2);
    return { kind: 'RSA', modulus, exponent: body.vector(2), bits: bitLength(modulus) };
  }
  return { kind: 'other' };
}

function readEcdhe(body: Cursor, signed: boolean): ServerKeyExchange {
  // Curves that are written out in full were dropped by RFC 8422 and never caught on.
  if (body.number(1) !== namedCurve) return { kind: 'other' };
  const group = body.number(2);
  const point = body.vector(1);
  return { kind: 'ECDHE', group, point, ...(signed && { signature: body.number(2) }) };
}

function readDhe(body: Cursor, signed: boolean): ServerKeyExchange {
  const p = body.vector(2);
  const g = body.vector(2);
  const y = body.vector(2);
  return { kind: 'DHE', p, g, y, bits: bitLength(p), ...(signed && { signature: body.number(2) }) };
}

/** Bits of an unsigned number, leading zeros not counted. */
export function bitLength(octets: Buffer): number {
  const first = octets.findIndex((octet) => octet !== 0);
  if (first === -1) return 0;
  return (octets.length - first) * 8 - (Math.clz32(octets[first] ?? 0) - 24);
}
