import { createPublicKey, diffieHellman, generateKeyPairSync, randomBytes } from 'node:crypto';
import { message } from './flight.js';
import { X25519 } from './groups.js';
import { type ClientHello, extensionTypes, listed } from './hello.js';
import { fits, type Identity, signBy } from './identities.js';
import type { EndpointModel } from './model.js';
import { Cursor, join, number, vector } from './octets.js';
import { finished, hash, Schedule } from './schedule.js';
import { stapledResponse } from './stapling.js';

const TLS_AES_128_GCM_SHA256 = 0x1301;
/** RSA with PSS, and ECDSA, of SHA-256; PKCS #1 signs no handshake of TLS 1.3. */
const schemes = [0x0804, 0x0403];
/** What stands between the header and the point of an X25519 key in DER (RFC 8410 section 4). */
const spkiHeader = Buffer.from('302a300506032b656e032100', 'hex');

/** What our own TLS 1.3 needs of a client: one suite, one group, one signature. */
export interface Terms {
  readonly identity: Identity;
  readonly scheme: number;
  /** The client's X25519 key. */
  readonly share: Buffer;
}

/** undefined where the client has other wishes. */
export function termsWith(hello: ClientHello, identities: readonly Identity[]): Terms | undefined {
  const offered = listed(hello, extensionTypes.signatures) ?? [];
  const share = shareOf(hello);
  if (share === undefined || !hello.suites.includes(TLS_AES_128_GCM_SHA256)) return undefined;
  for (const scheme of schemes.filter((one) => offered.includes(one))) {
    const identity = identities.find((one) => fits(scheme, one));
    if (identity !== undefined) return { identity, scheme, share };
  }
  return undefined;
}

function shareOf(hello: ClientHello): Buffer | undefined {
  try {
    const shares = new Cursor(hello.extensions.get(extensionTypes.keyShare) ?? Buffer.alloc(0)).vector(2);
    while (shares.left > 0) {
      const group = shares.number(2);
      const key = shares.vector(2).rest();
      if (group === X25519 && key.length === 32) return key;
    }
  } catch {
    // Nothing that can be read is nothing that can be used.
  }
  return undefined;
}

/** The server's flight in parts: what goes in the clear, what goes under the handshake keys, and the keys. */
export function tls13Flight(hello: ClientHello, { identity, scheme, share }: Terms, model: EndpointModel) {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(spkiHeader.length);
  const serverHello = message(2, helloBody(hello, point));
  const peer = createPublicKey({ key: join(spkiHeader, share), format: 'der', type: 'spki' });
  const hellos = join(hello.message, serverHello);
  const schedule = new Schedule(diffieHellman({ privateKey, publicKey: peer }), hellos);
  const isStapled = model.ocsp && hello.extensions.has(extensionTypes.statusRequest);
  let sealed = join(message(8, vector(2)), message(11, certificateBody(identity, isStapled)));
  const context = 'TLS 1.3, server CertificateVerify';
  const content = join(Buffer.alloc(64, 0x20), Buffer.from(context), [0], hash(join(hellos, sealed)));
  sealed = join(sealed, message(15, number(2, scheme), vector(2, signBy(scheme, identity, content))));
  sealed = join(sealed, message(20, finished(schedule.serverHandshake, join(hellos, sealed))));
  return { clear: serverHello, sealed, schedule, messages: join(hellos, sealed) };
}

function helloBody(hello: ClientHello, point: Buffer): Buffer {
  const keyShare = join(number(2, X25519), vector(2, point));
  const extensions = join(
    join(number(2, extensionTypes.versions), vector(2, number(2, 0x0304))),
    join(number(2, extensionTypes.keyShare), vector(2, keyShare)),
  );
  const id = vector(1, hello.sessionId);
  const suite = number(2, TLS_AES_128_GCM_SHA256);
  return join(number(2, 0x0303), randomBytes(32), id, suite, [0], vector(2, extensions));
}

/** Each certificate has extensions of its own; the response belongs to the first (RFC 8446 section 4.4.2.1). */
function certificateBody(identity: Identity, isStapled: boolean): Buffer {
  const entries = identity.chain.map((certificate, index) => {
    const status = (): Buffer => join([1], vector(3, stapledResponse(identity)));
    const stapled = index === 0 && isStapled;
    const extensions = stapled
      ? join(number(2, extensionTypes.statusRequest), vector(2, status()))
      : Buffer.alloc(0);
    return join(vector(3, certificate), vector(2, extensions));
  });
  return join([0], vector(3, ...entries));
}

/** NewSessionTicket; nobody keeps what is in the ticket. */
export function newSessionTicket(earlyData: number): Buffer {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(earlyData);
  const extension = join(number(2, extensionTypes.earlyData), vector(2, octets));
  const lifetime = [0, 0, 0x1c, 0x20];
  const extensions = vector(2, earlyData > 0 ? extension : Buffer.alloc(0));
  return message(4, join(lifetime, randomBytes(4), vector(1, [0]), vector(2, randomBytes(64)), extensions));
}
