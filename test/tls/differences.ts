/** Where another tool and we do not say the same of one endpoint, and who is right. The comparison holds this list to be exact. */
export interface Difference {
  readonly tool: 'sslscan' | 'testssl.sh';
  /** As `endpoints` of compare.ts names them. */
  readonly on: readonly string[];
  readonly says: string;
  readonly reason: string;
}

/** Facts of theirs that our report has no place for. */
export const notAsked: readonly { readonly fact: RegExp; readonly reason: string }[] = [
  {
    fact: /^signatures TLSv1(\.3)?$/,
    reason:
      'In TLS 1.3 the signature comes encrypted, behind a whole handshake for each scheme; in TLS 1.0 and 1.1 there is no choice, and sslscan says ANY.',
  },
];

export const explained: readonly Difference[] = [
  {
    tool: 'sslscan',
    on: ['opensmtpd:25', 'opensmtpd:465'],
    says: 'suites TLSv1.2: ours alone 002F 0035 003C 003D 0041 0084 009C 009D 00BA 00C0 C050 C051 C09C C09D; theirs alone -',
    reason:
      'We and testssl.sh read the ServerHello, in which OpenSMTPD chooses these suites with RSA key transport. sslscan goes on, and then OpenSMTPD 7.6 fails with alert decrypt_error ("illegal or unsupported padding mode" in its log): the process that keeps its key cannot decrypt. They are offered and negotiated, and do not work.',
  },
  {
    tool: 'sslscan',
    on: ['opensmtpd:25', 'opensmtpd:465'],
    says: 'preference TLSv1.2: ours C030 CCA8 C061 C02F C060 C028 C077 C027 C076 C014 C013 009D C09D C051 009C C09C C050 003D 00C0 003C 00BA 0035 0084 002F 0041; theirs C030 CCA8 C061 C02F C060 C028 C077 C027 C076 C014 C013',
    reason: 'The same suites, which sslscan does not list, are last in the order of the server.',
  },
  {
    tool: 'sslscan',
    on: ['exim:25', 'exim:465', 'ecdsa-only', 'rsa-and-ecdsa'],
    says: 'EC certificate key bits: ours 256; theirs 128',
    reason:
      'P-256 has a field of 256 bits; sslscan 2.0.7 prints the strength of an EC key (128 bits) under this name.',
  },
  {
    tool: 'sslscan',
    on: ['ecdsa-only'],
    says: 'groups TLSv1.2: ours alone x25519; theirs alone -',
    reason:
      'sslscan offers one group at a time. Below TLS 1.3 the curve of an ECDSA certificate has to be among the offered groups too (RFC 8422 section 4), so with x25519 alone OpenSSL has no certificate to show. Offered beside P-256, as clients do, x25519 is chosen: we see that.',
  },
  {
    tool: 'sslscan',
    on: ['rsa-and-ecdsa'],
    says: 'signatures TLSv1.2: ours alone ecdsa_secp256r1_sha256 ecdsa_secp384r1_sha384 ecdsa_secp521r1_sha512 ecdsa_sha224; theirs alone -',
    reason:
      'For TLS 1.2 sslscan asks with suites of RSA only, so that the second certificate never signs; OpenSSL does sign with it, as a hello that offers ECDSA alone shows.',
  },
  {
    tool: 'sslscan',
    on: ['3des-and-rc4'],
    says: 'preference TLSv1: ours 000A 0005 0004 C012 C011; theirs ',
    reason:
      'Its OpenSSL knows neither 3DES nor RC4. It finds them with hellos of its own, one suite each, which show no order.',
  },
  {
    tool: 'sslscan',
    on: ['3des-and-rc4'],
    says: 'preference TLSv1.2: ours 000A 0005 0004 C012 C011; theirs ',
    reason:
      'Its OpenSSL knows neither 3DES nor RC4. It finds them with hellos of its own, one suite each, which show no order.',
  },
  {
    tool: 'sslscan',
    on: ['3des-and-rc4'],
    says: 'signatures TLSv1.2: ours alone rsa_pkcs1_sha1 rsa_pkcs1_sha256 rsa_pkcs1_sha384 rsa_pkcs1_sha512 rsa_pss_rsae_sha256 rsa_pss_rsae_sha384 rsa_pss_rsae_sha512; theirs alone ANY',
    reason:
      'sslscan first offers a scheme that nobody has, and takes any ServerHello for "ANY". Here the server falls back to RSA key transport, which signs nothing.',
  },
  {
    tool: 'sslscan',
    on: ['anonymous'],
    says: 'signatures TLSv1.2: ours alone -; theirs alone ANY',
    reason: 'The same: anonymous suites sign nothing, so that any scheme may be offered.',
  },
  {
    tool: 'testssl.sh',
    on: ['postfix-weak:587'],
    says: 'RSA certificate trust: ours trusted; theirs failed (expired).',
    reason:
      'The path leads to the CA of the lab. testssl.sh counts the date as part of the chain; we tell it apart (expired: true), so that who renews the certificate knows that the chain is sound.',
  },
];
