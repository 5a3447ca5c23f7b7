import { randomBytes } from 'node:crypto';
import type { ClientHello } from './hello.js';
import type { Identity } from './identities.js';
import { join, number } from './octets.js';

/** CIPHER-KINDs: what was thought strong, and DES and the export kinds. */
export const sslv2Kinds = {
  strong: [0x0700c0, 0x010080, 0x030080],
  weak: [0x060040, 0x020080, 0x040080],
} as const;

const NO_CIPHER_ERROR = 1;
const CERTIFICATE_X509 = 1;

/** SERVER-HELLO of SSLv2 with the kinds that both sides know, or its ERROR message. */
export function sslv2Answer(
  hello: ClientHello,
  kinds: readonly number[],
  identity: Identity | undefined,
): Buffer {
  const shared = kinds.filter((kind) => hello.specs.includes(kind));
  const certificate = identity?.chain[0];
  if (shared.length === 0 || certificate === undefined) return v2Record([0], number(2, NO_CIPHER_ERROR));
  const connectionId = randomBytes(16);
  const specs = join(...shared.map((kind) => number(3, kind)));
  return v2Record(
    [4, 0, CERTIFICATE_X509, 0, 2],
    number(2, certificate.length),
    number(2, specs.length),
    number(2, connectionId.length),
    certificate,
    specs,
    connectionId,
  );
}

/** A record of SSLv2 with no padding: its length in fifteen bits. */
function v2Record(...parts: (Buffer | readonly number[])[]): Buffer {
  const body = join(...parts);
  return join(number(2, 0x8000 | body.length), body);
}
