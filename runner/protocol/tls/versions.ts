/** The protocol versions in use since 1995, as OpenSSL writes their names. */
export type TlsVersion = 'SSLv2' | 'SSLv3' | 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** Those that speak in TLS records; SSLv2 has messages of its own. */
export type RecordVersion = Exclude<TlsVersion, 'SSLv2'>;

/** Oldest first. */
export const tlsVersions: readonly TlsVersion[] = [
  'SSLv2',
  'SSLv3',
  'TLSv1',
  'TLSv1.1',
  'TLSv1.2',
  'TLSv1.3',
];

/** ProtocolVersion on the wire: 0x0300 for SSLv3 … 0x0304 for TLSv1.3 (RFC 8446 section 4.1.2). */
export function versionCode(version: RecordVersion): number {
  return 0x0300 + tlsVersions.indexOf(version) - 1;
}

/** The inverse of `versionCode`. The drafts of TLS 1.3 (0x7fnn) count as TLS 1.3. */
export function versionOf(code: number): RecordVersion | undefined {
  if (code >> 8 === 0x7f) return 'TLSv1.3';
  if (code < 0x0300 || code > 0x0304) return undefined;
  return tlsVersions[code - 0x0300 + 1] as RecordVersion;
}
