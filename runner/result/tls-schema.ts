import Type from 'typebox';
import { closed, count, oneOf, text } from './shapes.js';
import { services, tlsFeatures, tlsVersions } from './words.js';

export const Suite = closed(
  {
    code: text('Code point in hexadecimal: "C02F"; six digits in SSLv2'),
    name: text('IANA name; in SSLv2 the name of its specification'),
    keyExchange: text('For example ECDHE, DHE, RSA, any (TLS 1.3)'),
    authentication: text('For example RSA, ECDSA, anon, any (TLS 1.3)'),
    encryption: text('For example AES-128-GCM'),
    bits: count('Effective length of the key'),
    forwardSecrecy: Type.Boolean({ description: 'An ephemeral key exchange' }),
    strength: oneOf(
      ['recommended', 'sufficient', 'weak', 'broken'],
      'recommended: RFC 9325 names it or it is a TLS 1.3 suite; sufficient: nothing of RFC 9325 section 4.1 speaks against it; weak: SHOULD NOT; broken: MUST NOT',
    ),
    keyShare: Type.Optional(
      text('Group or size of the key exchange that the server used with it: "x25519", "DH 2048 bits"'),
    ),
  },
  'A cipher suite that was negotiated',
);

export const Version = closed(
  {
    version: oneOf(tlsVersions, 'Protocol version'),
    state: oneOf(['accepted', 'refused', 'unknown'], 'Whether a ServerHello of this version came'),
    how: text('What the server did: "ServerHello", "alert protocol_version (70)", or why nobody knows'),
    order: Type.Optional(
      oneOf(
        ['server', 'client', 'single', 'unknown'],
        'Whose preference decides; single: there is only one suite',
      ),
    ),
    suites: Type.Optional(
      Type.Array(Suite, { description: 'In the order of the server, or ours where it has none' }),
    ),
    incomplete: Type.Optional(text('Why there may be more suites than these')),
  },
  'One protocol version',
);

export const Group = closed(
  {
    name: text('IANA name: x25519, secp256r1, ffdhe2048, X25519MLKEM768'),
    kind: oneOf(['EC', 'FF', 'hybrid', 'KEM'], 'What it is'),
    bits: count('Size of the field or of p'),
    versions: Type.Array(oneOf(tlsVersions, 'Protocol version'), { description: 'Where it was accepted' }),
  },
  'A named group that the server accepts for the key exchange',
);

export const Certificate = closed(
  {
    subject: text('Distinguished name'),
    issuer: text('Distinguished name'),
    serial: text('Hexadecimal'),
    notBefore: text('ISO 8601'),
    notAfter: text('ISO 8601'),
    names: Type.Array(text('subjectAltName entry: "DNS:mx.example"')),
    keyType: text('RSA, EC, Ed25519, …'),
    keyBits: count('Size of the key'),
    curve: Type.Optional(text('Curve of an EC key')),
    signature: text('Algorithm of the signature on it: sha256WithRSAEncryption'),
    hash: text('Hash of that signature'),
    isAuthority: Type.Boolean({ description: 'basicConstraints CA' }),
    keyUsage: Type.Optional(Type.Array(text('digitalSignature, keyEncipherment, …'))),
    extendedKeyUsage: Type.Optional(Type.Array(text('serverAuth, clientAuth, or an object identifier'))),
    mustStaple: Type.Boolean({ description: 'TLS feature status_request (RFC 7633)' }),
    scts: count('Embedded signed certificate timestamps (RFC 6962)'),
    ocsp: Type.Optional(Type.Array(text('URL of an OCSP responder'))),
    caIssuers: Type.Optional(Type.Array(text('URL of the issuer’s certificate'))),
    sha256: text('Fingerprint, hexadecimal'),
    spkiSha256: text('Fingerprint of the public key, hexadecimal'),
  },
  'One certificate',
);

const trusts = ['trusted', 'self-signed', 'unknown-authority', 'missing-intermediate', 'broken'] as const;

export const Chain = closed(
  {
    seen: oneOf(
      ['default', 'RSA', 'ECDSA', 'without-name', 'other-name'],
      'Which hello drew it: the ordinary one; one that allows only RSA or ECDSA certificates; one with no, or an unknown, server name',
    ),
    certificates: Type.Array(Certificate, { description: 'As sent, in the order of the server' }),
    order: oneOf(
      ['ordered', 'misordered', 'duplicated', 'unrelated'],
      'Whether each certificate certifies the one before it',
    ),
    trust: oneOf(trusts, 'Against the public roots and --ca'),
    problem: Type.Optional(text('What is broken on the path, in words')),
    anchor: Type.Optional(text('Subject of the trust anchor')),
    anchorSent: Type.Boolean({ description: 'A root came too, which is allowed and needless' }),
    weakSignatures: Type.Array(text('Subject of a certificate on the path that is signed with MD5 or SHA-1')),
    daysLeft: Type.Integer({ description: 'Days until the leaf expires; negative: since then' }),
    expired: Type.Boolean({ description: 'Something on the path is' }),
    notYetValid: Type.Boolean({ description: 'Something on the path is' }),
    matches: Type.Boolean({ description: 'The leaf names the server by RFC 9525' }),
    reference: text('The name that it was held against'),
    onlyByCommonName: Type.Boolean({ description: 'Only the common name fits, which does not count' }),
    stapled: Type.Optional(text('Status in the stapled OCSP response: good, revoked, unknown, error')),
    needed: Type.Optional(
      Type.Array(text('Subject'), {
        description:
          'Certificates that were not sent and had to be fetched, the lowest first; with --allow-network',
      }),
    ),
    trustWithFetched: Type.Optional(oneOf(trusts, 'What `trust` is once these are there')),
    revocation: Type.Optional(
      oneOf(
        ['good', 'revoked', 'unknown', 'error'],
        'By a stapled response, or with --allow-network by the responder; unknown: it does not know the certificate; error: nothing that can be believed',
      ),
    ),
    revocationDetail: Type.Optional(
      text('Who said so, since when it is revoked, or why it cannot be believed'),
    ),
  },
  'A chain of certificates, judged',
);

export const Feature = closed(
  {
    name: oneOf(tlsFeatures, 'What was asked'),
    state: oneOf(['yes', 'no', 'unknown', 'not-applicable'], 'Whether the server has it'),
    detail: text('What was seen, in words'),
  },
  'A property of the endpoint',
);

export const Deviation = closed(
  {
    rule: text('Which rule of the policy'),
    text: text('What differs from it'),
    severity: oneOf(['medium', 'low'], 'medium: the policy forbids it; low: it is to be phased out'),
  },
  'One deviation from a policy',
);

export const Unjudged = closed(
  {
    rule: text('Which rule of the policy'),
    verdict: oneOf(
      ['not-applicable', 'inconclusive'],
      'not-applicable: there is no such rule, or nothing that it speaks of; inconclusive: not all of it could be seen',
    ),
    why: text('In words'),
  },
  'A rule that no deviation speaks of, and that is not known to be obeyed',
);

export const Policy = closed(
  {
    name: text('For example mozilla-intermediate'),
    version: text('Version of the policy'),
    source: text('Where it was published'),
    deviations: Type.Array(Deviation),
    unjudged: Type.Optional(Type.Array(Unjudged)),
  },
  'The policy that was asked for, and what differs from it',
);

export const Fetched = closed(
  {
    url: text('As the certificate has it, escaped like transcript data'),
    what: oneOf(['issuer', 'ocsp'], 'A certificate (caIssuers), or the answer of an OCSP responder'),
    result: text('How many octets came, or why none, in words; escaped like transcript data'),
  },
  'Something that was fetched, or refused, because a certificate names it',
);

/** What is known of a TLS endpoint: the shape of `tls.endpoint` in a report, and of what a scenario asks of `endpoint`. */
export const Endpoint = closed(
  {
    versions: Type.Optional(Type.Array(Version, { description: 'Oldest first' })),
    groups: Type.Optional(Type.Array(Group, { description: 'In the order of the server where it has one' })),
    dhBits: Type.Optional(
      count(
        'Size of p in the DHE key exchange that a hello with every DHE suite drew; a suite that had another one says so in `keyShare`',
      ),
    ),
    signatureSchemes: Type.Optional(
      Type.Array(text('IANA name'), { description: 'What the server signs its TLS 1.2 key exchange with' }),
    ),
    features: Type.Optional(Type.Array(Feature)),
    chains: Type.Optional(Type.Array(Chain)),
    sameKeyAs: Type.Optional(
      Type.Array(oneOf(services, 'IANA service name'), {
        description: 'Other services of this host whose certificate has the same key',
      }),
    ),
    fetched: Type.Optional(
      Type.Array(Fetched, { description: 'What was fetched elsewhere, with --allow-network alone' }),
    ),
    connections: count('Connections that the survey took'),
  },
  'What the survey of the TLS endpoint showed; a part that no scenario asked for is absent',
);
