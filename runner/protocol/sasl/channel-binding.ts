import { createHash } from 'node:crypto';

/** What ties an exchange to the TLS connection that it runs in (RFC 5056). */
export interface ChannelBinding {
  readonly type: 'tls-exporter' | 'tls-server-end-point';
  readonly data: Buffer;
}

/** What a TLS connection has to bind to. */
export interface Channel {
  readonly protocol: string;
  /** 32 octets with the label of RFC 9266 section 2. */
  readonly exporter: Buffer | undefined;
  /** The server's certificate, DER. */
  readonly certificate: Buffer | undefined;
}

/**
 * The bindings of a connection, the one to try first in front. Before TLS 1.3 the exporter is only unique with the extended master secret,
 * of which Node does not tell (RFC 9266 section 4.2), so the certificate has to do there.
 */
export function bindingsOf({ protocol, exporter, certificate }: Channel): ChannelBinding[] {
  const endPoint = certificate === undefined ? undefined : serverEndPoint(certificate);
  return [
    ...(protocol === 'TLSv1.3' && exporter !== undefined
      ? [{ type: 'tls-exporter', data: exporter } as const]
      : []),
    ...(endPoint === undefined ? [] : [{ type: 'tls-server-end-point', data: endPoint } as const]),
  ];
}

/** Signature algorithms whose hash has a name there; MD5 and SHA-1 count as SHA-256 (RFC 5929 section 4.1). */
const hashes: Readonly<Record<string, string>> = {
  '2a864886f70d010104': 'sha256',
  '2a864886f70d010105': 'sha256',
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a864886f70d01010e': 'sha224',
  '2a8648ce3d0401': 'sha256',
  '2a8648ce3d040301': 'sha224',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
};

/** Hash of the certificate by the hash of its signature; undefined where that has none or several (Ed25519, RSASSA-PSS). */
export function serverEndPoint(der: Buffer): Buffer | undefined {
  const certificate = element(der);
  const signed = certificate && element(certificate.content);
  const algorithm = signed && element(signed.rest);
  const oid = algorithm && element(algorithm.content);
  const hash = oid && hashes[oid.content.toString('hex')];
  return hash === undefined ? undefined : createHash(hash).update(der).digest();
}

/** The first element of DER octets, and what follows it. */
function element(der: Buffer): { readonly content: Buffer; readonly rest: Buffer } | undefined {
  const first = der[1];
  if (first === undefined) return undefined;
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (octets > 4 || der.length < 2 + octets) return undefined;
  const length = octets === 0 ? first : der.readUIntBE(2, octets);
  const start = 2 + octets;
  if (der.length < start + length) return undefined;
  return { content: der.subarray(start, start + length), rest: der.subarray(start + length) };
}
