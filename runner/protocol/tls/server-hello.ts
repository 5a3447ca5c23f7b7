import { type Extension, extensionType, readExtensions } from './extensions.js';
import { Cursor, Malformed } from './octets.js';
import { type TlsVersion, versionOf } from './versions.js';

/** RFC 8446 section 4.1.3, RFC 5246 section 7.4.1.3. */
export interface ServerHello {
  /** What was negotiated: supported_versions where it is there, otherwise legacy_version. */
  readonly version: TlsVersion;
  readonly legacyVersion: number;
  readonly random: Buffer;
  readonly sessionId: Buffer;
  readonly suite: number;
  readonly compression: number;
  /** Whether it is a HelloRetryRequest. */
  readonly retry: boolean;
  /** The group of key_share. */
  readonly group?: number;
  readonly extensions: readonly Extension[];
}

/** The random of a HelloRetryRequest: SHA-256 of its name (RFC 8446 section 4.1.3). */
export const helloRetryRandom = Buffer.from(
  'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c',
  'hex',
);

/** Reads the body of a ServerHello. Throws `Malformed`. */
export function readServerHello(body: Cursor): ServerHello {
  const legacyVersion = body.number(2);
  const random = body.take(32);
  const sessionId = body.vector(1);
  const suite = body.number(2);
  const compression = body.number(1);
  const extensions = readExtensions(body) ?? [];
  body.end();
  const chosen = numberIn(extensions, extensionType.supportedVersions) ?? legacyVersion;
  const version = versionOf(chosen);
  if (version === undefined) throw new Malformed(`version 0x${chosen.toString(16).padStart(4, '0')}`);
  const retry = random.equals(helloRetryRandom);
  const group = numberIn(extensions, extensionType.keyShare);
  return {
    version,
    legacyVersion,
    random,
    sessionId,
    suite,
    compression,
    retry,
    ...(group !== undefined && { group }),
    extensions,
  };
}

/** Both extensions begin with a number of two octets when a server sends them. */
function numberIn(extensions: readonly Extension[], type: number): number | undefined {
  const found = extensions.find((extension) => extension.type === type);
  return found && new Cursor(found.data).number(2);
}
