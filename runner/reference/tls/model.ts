import { primes, X25519 } from './groups.js';
import { type Suite, soundSuites, TLS12 } from './suites.js';

/**
 * What a server up to TLS 1.2 takes and says before any key is agreed on, and what our own TLS 1.3 says where it stands in. Lists are in the server's order, which counts;
 * a fault changes one entry.
 */
export interface EndpointModel {
  /** Versions below TLS 1.3, which is node:tls's affair. */
  versions: readonly number[];
  suites: readonly Suite[];
  /** Named groups. */
  groups: readonly number[];
  /** SignatureScheme numbers. */
  signatures: readonly number[];
  /** Modulus of DHE. */
  prime: Buffer;
  compressions: readonly number[];
  renegotiationInfo: boolean;
  extendedMasterSecret: boolean;
  encryptThenMac: boolean;
  /** Whether TLS_FALLBACK_SCSV below the newest version is refused (RFC 7507). */
  fallbackScsv: boolean;
  /** Whether the random number tells of a server that speaks TLS 1.3 (RFC 8446 section 4.1.3). */
  downgradeSentinel: boolean;
  /** `leaks` answers a request that claims more octets than it brought. */
  heartbeat: 'off' | 'sound' | 'leaks';
  /** ChangeCipherSpec with no key agreed on. */
  earlyCcs: 'refused' | 'taken';
  /** Whether an OCSP response is stapled where it is asked for. */
  ocsp: boolean;
  /** Whether TLS 1.3 is ours too, for clients that have X25519 and AES-128-GCM; else it is node:tls's. */
  modern: boolean;
  /** Octets of early data that a ticket of our own TLS 1.3 allows. */
  earlyData: number;
  /** Handshake messages to records: one each, all in one, or cut into this many octets. */
  records: 'each' | 'together' | number;
  /** CIPHER-KINDs of SSLv2; undefined where it is not spoken. */
  sslv2: readonly number[] | undefined;
}

/** The strict server as it is seen by a client that does not speak TLS 1.3; a test compares it with node:tls. */
export const strictModel = (): EndpointModel => ({
  versions: [TLS12],
  suites: soundSuites,
  groups: [X25519, 23, 24],
  signatures: [0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601],
  prime: primes.modp2048,
  compressions: [0],
  renegotiationInfo: true,
  extendedMasterSecret: true,
  encryptThenMac: true,
  fallbackScsv: true,
  downgradeSentinel: true,
  heartbeat: 'off',
  earlyCcs: 'refused',
  ocsp: false,
  modern: false,
  earlyData: 0,
  records: 'each',
  sslv2: undefined,
});
