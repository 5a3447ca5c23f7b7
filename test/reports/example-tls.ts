import type {
  CertificateFacts,
  ChainFacts,
  EndpointReport,
  PolicyReport,
  SuiteFacts,
  VersionFacts,
} from '../../runner/result/index.js';

const suite = (
  code: string,
  name: string,
  [keyExchange, authentication, encryption, bits]: [string, string, string, number],
  strength: SuiteFacts['strength'],
  keyShare?: string,
): SuiteFacts => ({
  code,
  name,
  keyExchange,
  authentication,
  encryption,
  bits,
  forwardSecrecy: keyExchange !== 'RSA',
  strength,
  ...(keyShare === undefined ? {} : { keyShare }),
});

const modern = [
  suite('1302', 'TLS_AES_256_GCM_SHA384', ['any', 'any', 'AES-256-GCM', 256], 'recommended', 'x25519'),
  suite('1301', 'TLS_AES_128_GCM_SHA256', ['any', 'any', 'AES-128-GCM', 128], 'recommended', 'x25519'),
];
const ecdheGcm = suite(
  'C02F',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  ['ECDHE', 'RSA', 'AES-128-GCM', 128],
  'recommended',
  'x25519',
);
const ecdheCbc = suite(
  'C013',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  ['ECDHE', 'RSA', 'AES-128-CBC', 128],
  'sufficient',
  'x25519',
);
const dheCbc = suite(
  '0033',
  'TLS_DHE_RSA_WITH_AES_128_CBC_SHA',
  ['DHE', 'RSA', 'AES-128-CBC', 128],
  'sufficient',
  'DH 1024 bits',
);
const plainRsa = suite('002F', 'TLS_RSA_WITH_AES_128_CBC_SHA', ['RSA', 'RSA', 'AES-128-CBC', 128], 'weak');
const tripleDes = suite('000A', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', ['RSA', 'RSA', '3DES-EDE-CBC', 112], 'weak');
const rc4 = suite('0005', 'TLS_RSA_WITH_RC4_128_SHA', ['RSA', 'RSA', 'RC4-128', 128], 'broken');
const anonymous = suite(
  'C018',
  'TLS_ECDH_anon_WITH_AES_128_CBC_SHA',
  ['ECDHE', 'anon', 'AES-128-CBC', 128],
  'broken',
);

const refused = (version: VersionFacts['version'], how: string): VersionFacts => ({
  version,
  state: 'refused',
  how,
});
const accepted = (
  version: VersionFacts['version'],
  order: NonNullable<VersionFacts['order']>,
  suites: SuiteFacts[],
): VersionFacts => ({ version, state: 'accepted', how: 'ServerHello', order, suites });

/** A certificate with the fields that most tests do not care about filled in. */
export function certificate(fields: Partial<CertificateFacts>): CertificateFacts {
  return {
    subject: 'CN=mx.example.org',
    issuer: 'CN=Example Issuing CA R3,O=Example Trust Services,C=NL',
    serial: '03a7f2c1984ee1',
    notBefore: '2026-01-01T00:00:00.000Z',
    notAfter: '2026-05-29T23:59:59.000Z',
    names: ['DNS:mx.example.org', 'DNS:mail.example.org'],
    keyType: 'RSA',
    keyBits: 2048,
    signature: 'sha256WithRSAEncryption',
    hash: 'SHA-256',
    isAuthority: false,
    extendedKeyUsage: ['serverAuth', 'clientAuth'],
    mustStaple: false,
    scts: 2,
    sha256: '5c1f8e2b90d4a7763e15c0ffee9b2d48a1f06e3d7b5c94820adf163e72b8c951',
    spkiSha256: '9b2d48a1f06e3d7b5c94820adf163e72b8c9515c1f8e2b90d4a7763e15c0ffee',
    ...fields,
  };
}

const issuing = certificate({
  subject: 'CN=Example Issuing CA R3,O=Example Trust Services,C=NL',
  issuer: 'CN=Example Root X1,O=Example Trust Services,C=NL',
  serial: '0b',
  notBefore: '2020-09-04T00:00:00.000Z',
  notAfter: '2030-09-15T16:00:00.000Z',
  names: [],
  isAuthority: true,
  scts: 0,
  sha256: '67add1166b020ae61b8f5fc96813c04c2aa589960796865572a3c7e737613dfd',
  spkiSha256: '8d02536c887482bc34ff54e41d2ba659bf85b341a0a20afadb5813dcfbcf286d',
});

/** A chain with nothing wrong. */
export function chain(fields: Partial<ChainFacts>): ChainFacts {
  return {
    seen: 'default',
    certificates: [certificate({ keyType: 'EC', keyBits: 256, curve: 'secp256r1' }), issuing],
    order: 'ordered',
    trust: 'trusted',
    ...(fields.trust === undefined && { anchor: 'CN=Example Root X1,O=Example Trust Services,C=NL' }),
    anchorSent: false,
    weakSignatures: [],
    daysLeft: 89,
    expired: false,
    notYetValid: false,
    matches: true,
    reference: 'mx.example.org',
    onlyByCommonName: false,
    ...fields,
  };
}

/** An endpoint of today, with an ECDSA and an RSA certificate. */
export function strongEndpoint(): EndpointReport {
  return {
    versions: [
      refused('SSLv2', 'closed the connection'),
      refused('SSLv3', 'alert protocol_version (70)'),
      refused('TLSv1', 'alert protocol_version (70)'),
      refused('TLSv1.1', 'alert protocol_version (70)'),
      accepted('TLSv1.2', 'single', [ecdheGcm]),
      accepted('TLSv1.3', 'server', modern),
    ],
    groups: [
      { name: 'X25519MLKEM768', kind: 'hybrid', bits: 256, versions: ['TLSv1.3'] },
      { name: 'x25519', kind: 'EC', bits: 255, versions: ['TLSv1.2', 'TLSv1.3'] },
      { name: 'secp256r1', kind: 'EC', bits: 256, versions: ['TLSv1.2', 'TLSv1.3'] },
    ],
    signatureSchemes: ['ecdsa_secp256r1_sha256', 'rsa_pss_rsae_sha256'],
    features: [
      { name: 'compression', state: 'no', detail: 'no compression was chosen of those offered' },
      { name: 'secureRenegotiation', state: 'yes', detail: 'renegotiation_info came back empty' },
      { name: 'clientRenegotiation', state: 'no', detail: 'alert no_renegotiation (100)' },
      { name: 'extendedMasterSecret', state: 'yes', detail: 'the extension came back' },
      { name: 'fallbackScsv', state: 'not-applicable', detail: 'there is no lower version to fall back to' },
      { name: 'earlyData', state: 'unknown', detail: 'no ticket came within 2 s' },
    ],
    chains: [
      chain({ stapled: 'good' }),
      chain({ seen: 'RSA', certificates: [certificate({ sha256: 'ab'.repeat(32) }), issuing] }),
    ],
    sameKeyAs: ['submissions'],
    connections: 23,
  };
}

/** An endpoint of yesterday: retired versions, broken suites, and a certificate with everything wrong. */
export function weakEndpoint(): EndpointReport {
  const { keyShare: _, ...early } = ecdheCbc;
  const old = [{ ...early, keyShare: 'secp256r1' }, dheCbc, plainRsa, tripleDes, rc4];
  const root = { ...issuing, subject: issuing.issuer };
  return {
    versions: [
      { version: 'SSLv2', state: 'unknown', how: '421 came instead of the greeting: Too many connections' },
      accepted('SSLv3', 'client', [plainRsa, tripleDes, rc4]),
      accepted('TLSv1', 'client', old),
      accepted('TLSv1.1', 'client', old),
      {
        ...accepted('TLSv1.2', 'server', [ecdheGcm, ecdheCbc, dheCbc, plainRsa, tripleDes, rc4, anonymous]),
        incomplete: 'the server closed after 40 connections',
      },
      refused('TLSv1.3', 'ServerHello TLSv1.2'),
    ],
    groups: [{ name: 'x25519', kind: 'EC', bits: 255, versions: ['TLSv1.2'] }],
    dhBits: 1024,
    features: [
      { name: 'compression', state: 'yes', detail: 'DEFLATE was chosen' },
      { name: 'heartbeat', state: 'yes', detail: 'peer_allowed_to_send' },
    ],
    chains: [
      chain({
        certificates: [
          certificate({
            subject: 'CN=old.example.net',
            names: [],
            keyBits: 1024,
            notAfter: '2026-02-17T00:00:00.000Z',
            signature: 'sha1WithRSAEncryption',
            hash: 'SHA-1',
          }),
          root,
          issuing,
        ],
        order: 'misordered',
        trust: 'unknown-authority',
        anchorSent: true,
        weakSignatures: ['CN=old.example.net'],
        daysLeft: -13,
        expired: true,
        matches: false,
        onlyByCommonName: true,
      }),
      chain({
        seen: 'without-name',
        trust: 'broken',
        problem: 'the certificate of the authority does not allow signing',
        matches: false,
        stapled: 'revoked',
        needed: ['CN=Example Intermediate'],
        revocation: 'revoked',
        revocationDetail: 'the responder says so, since 1 May 2026',
      }),
    ],
    fetched: [{ url: 'http://ocsp.example.net/', what: 'ocsp', result: '471 octets' }],
    connections: 61,
  };
}

/** A policy that the weak endpoint does not meet. */
export function examplePolicy(): PolicyReport {
  return {
    name: 'mozilla-intermediate',
    version: '5.7',
    source: 'https://ssl-config.mozilla.org/guidelines/5.7.json',
    deviations: [
      { rule: 'versions', text: 'TLSv1 and TLSv1.1 are accepted', severity: 'medium' },
      { rule: 'suites', text: 'TLS_RSA_WITH_RC4_128_SHA and 3 others are accepted', severity: 'medium' },
      { rule: 'order', text: 'the order of the server decides', severity: 'low' },
    ],
  };
}

/** Facts that are text to the last: `text` wherever a server can put words of its own. */
export function hostileEndpoint(text: string): EndpointReport {
  const strong = strongEndpoint();
  const hostile = certificate({
    subject: text,
    issuer: `CN=${text}`,
    names: [
      `DNS:${text}`,
      ...Array.from({ length: 500 }, (_, n) => `DNS:host-${n}.${'x'.repeat(60)}.example`),
    ],
    keyType: text,
    curve: text,
    signature: text,
    hash: text,
    notBefore: text,
    notAfter: text,
    serial: 'f'.repeat(4096),
    extendedKeyUsage: [text],
  });
  return {
    ...strong,
    versions: [
      { version: 'SSLv2', state: 'unknown', how: text, incomplete: text },
      ...(strong.versions ?? []).slice(1, 5),
      accepted('TLSv1.3', 'server', [{ ...ecdheGcm, name: text, code: text, keyShare: text }]),
    ],
    groups: [{ name: text, kind: 'EC', bits: 0, versions: [] }],
    signatureSchemes: [text, 'z'.repeat(5000)],
    features: [{ name: 'alpn', state: 'yes', detail: text }],
    chains: [
      chain({
        certificates: [hostile, { ...hostile, subject: 'O='.padEnd(5000, 'long') }],
        anchor: text,
        reference: text,
        trust: 'broken',
        problem: text,
        stapled: text,
        needed: [text],
        revocation: 'error',
        revocationDetail: text,
      }),
    ],
    fetched: [{ url: text, what: 'issuer', result: text }],
  };
}

/** The same for a policy. */
export function hostilePolicy(text: string): PolicyReport {
  const deviations = [{ rule: text, text, severity: 'low' as const }];
  const unjudged = [{ rule: text, verdict: 'inconclusive' as const, why: text }];
  return { name: text, version: text, source: text, deviations, unjudged };
}
