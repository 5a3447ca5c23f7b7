/**
 * What a mechanism is worth. `clear`: the password itself crosses the wire; `weak`: a digest that is broken or can be tried out offline at
 * speed; `strong`: the password stays where it is; `token`: a bearer token crosses the wire; `certificate`: what TLS has shown;
 * `anonymous`: nobody is asked for anything; `other`: known, and none of these.
 */
export type MechanismKind = 'clear' | 'weak' | 'strong' | 'token' | 'certificate' | 'anonymous' | 'other';

const kinds: Readonly<Record<MechanismKind, readonly string[]>> = {
  clear: ['PLAIN', 'LOGIN', 'PLAIN-CLIENTTOKEN'],
  weak: [
    'CRAM-MD5',
    'CRAM-SHA1',
    'CRAM-SHA256',
    'DIGEST-MD5',
    'NTLM',
    'MSN',
    'SKEY',
    'OTP',
    'KERBEROS_V4',
    'XYMCOOKIE',
  ],
  strong: [
    'SCRAM-SHA-1',
    'SCRAM-SHA-1-PLUS',
    'SCRAM-SHA-224',
    'SCRAM-SHA-224-PLUS',
    'SCRAM-SHA-256',
    'SCRAM-SHA-256-PLUS',
    'SCRAM-SHA-384',
    'SCRAM-SHA-384-PLUS',
    'SCRAM-SHA-512',
    'SCRAM-SHA-512-PLUS',
    'SCRAM-SHA3-512',
    'SCRAM-SHA3-512-PLUS',
    'GSSAPI',
    'GS2-KRB5',
    'GS2-KRB5-PLUS',
    'GSS-SPNEGO',
    'SRP',
    'EAP-AES128',
    'EAP-AES128-PLUS',
    'ECDH-X25519-CHALLENGE',
    'ECDSA-NIST256P-CHALLENGE',
    '9798-M-DSA-SHA1',
    '9798-M-ECDSA-SHA1',
    '9798-M-RSA-SHA1-ENC',
    '9798-U-DSA-SHA1',
    '9798-U-ECDSA-SHA1',
    '9798-U-RSA-SHA1-ENC',
    'NMAS-SAMBA-AUTH',
    'NMAS_AUTHEN',
    'NMAS_LOGIN',
  ],
  token: ['XOAUTH2', 'OAUTHBEARER', 'XOAUTH', 'OAUTH10A'],
  certificate: ['EXTERNAL'],
  anonymous: ['ANONYMOUS'],
  other: ['SECURID', 'OPENID20', 'SAML20', 'XOOB'],
};

const known: ReadonlyMap<string, MechanismKind> = new Map(
  (Object.keys(kinds) as MechanismKind[]).flatMap((kind) => kinds[kind].map((name) => [name, kind] as const)),
);

/** @param name  as the server lists it, in any case  @returns undefined for a name that nobody has registered or is known to use */
export function mechanismKind(name: string): MechanismKind | undefined {
  return known.get(name.toUpperCase());
}
