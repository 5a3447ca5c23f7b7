export { alertName } from './alerts.js';
export {
  type CipherSuite,
  cipherSuite,
  emptyRenegotiationInfoScsv,
  fallbackScsv,
  sslv2Suites,
  suitesFor,
} from './cipher-suites.js';
export { type ClientHello, encodeClientHello, parseClientHello } from './client-hello.js';
export { type Extension, extensions, extensionType, greaseCode, type KeyShare } from './extensions.js';
export { type NamedGroup, namedGroup, namedGroups } from './groups.js';
export { bitLength, type ServerKeyExchange } from './key-exchange.js';
export {
  contentType,
  encodeCloseNotify,
  encodeRecords,
  RecordReader,
  type TlsRecord,
} from './records.js';
export { type ServerFlight, ServerFlightReader } from './server-flight.js';
export type { ServerHello } from './server-hello.js';
export { type SignatureScheme, signatureScheme, signatureSchemes } from './signatures.js';
export { encodeSslv2Hello, type Sslv2ServerHello } from './sslv2.js';
export { type RecordVersion, type TlsVersion, tlsVersions, versionCode, versionOf } from './versions.js';
