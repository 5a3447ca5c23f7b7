import { tlsVersions } from '../../runner/result/index.js';
import { certificateFacts, type Facts, isAccepted, minute, sorted } from './facts.js';

/** One entry of `testssl --jsonfile`. */
interface Entry {
  readonly id: string;
  readonly finding: string;
}

const versionIds = {
  SSLv2: 'SSLv2',
  SSLv3: 'SSLv3',
  TLS1: 'TLSv1',
  TLS1_1: 'TLSv1.1',
  TLS1_2: 'TLSv1.2',
  TLS1_3: 'TLSv1.3',
} as const;
const cipherIds: Readonly<Record<string, string>> = {
  ssl2: 'SSLv2',
  ssl3: 'SSLv3',
  tls1: 'TLSv1',
  tls1_1: 'TLSv1.1',
  tls1_2: 'TLSv1.2',
  tls1_3: 'TLSv1.3',
};
const curveNames: Readonly<Record<string, string>> = {
  prime256v1: 'secp256r1',
  prime192v1: 'secp192r1',
  X25519: 'x25519',
  X448: 'x448',
};

const trustWords: Readonly<Record<string, string>> = {
  'passed.': 'trusted',
  'failed (chain incomplete).': 'missing-intermediate',
  'failed (self signed).': 'self-signed',
};

/** @param codes  code points by the IANA name of a suite */
export function testsslFacts(entries: readonly Entry[], codes: (name: string) => string): Facts {
  const facts: Record<string, string> = {};
  const said = new Map(entries.map(({ id, finding }) => [id, finding]));
  for (const [id, version] of Object.entries(versionIds)) {
    const finding = said.get(id);
    if (finding !== undefined)
      facts[`version ${version}`] = finding.startsWith('offered') ? 'accepted' : 'refused';
  }
  Object.assign(facts, suitesOf(entries), orderOf(said, facts), preferencesOf(entries, codes));
  const curves = said.get('PFS_ECDHE_curves');
  if (curves !== undefined)
    facts.curves = sorted(
      curves
        .trim()
        .split(' ')
        .map((name) => curveNames[name] ?? name),
    );
  return { ...facts, ...certificateOf(said) };
}

/** `-E`: cipher-tls1_2_xc030, "TLS 1.2 xc030 ECDHE-RSA-… ECDH 253 …". */
function suitesOf(entries: readonly Entry[]): Facts {
  const found = new Map<string, string[]>();
  const dhBits: number[] = [];
  for (const { id, finding } of entries) {
    const [, protocol = '', code = ''] = /^cipher-(\w+?)_x([0-9a-f]+)$/.exec(id) ?? [];
    const version = cipherIds[protocol];
    if (version === undefined) continue;
    found.set(version, [...(found.get(version) ?? []), code.toUpperCase().padStart(4, '0')]);
    const bits = / DH (\d+) /.exec(finding)?.[1];
    if (bits !== undefined) dhBits.push(Number(bits));
  }
  const suites = [...found].map(([version, codes]) => [`suites ${version}`, sorted(codes)] as const);
  return {
    ...Object.fromEntries(suites),
    ...(dhBits.length === 0 ? {} : { 'dh bits': `${Math.min(...dhBits)}` }),
  };
}

/** `-P`: one word for TLS 1.3, and one for all versions below. */
function orderOf(said: ReadonlyMap<string, string>, versions: Facts): Facts {
  const order = said.get('cipher_order');
  if (order === undefined || order.startsWith('Could not')) return {};
  const newest = order === 'server' || order.startsWith('server -- < TLS') ? 'server' : 'client';
  const older = order === 'server' || order.startsWith('server -- TLS 1.3') ? 'server' : 'client';
  const accepted = tlsVersions.filter((version) => isAccepted(versions, version));
  return Object.fromEntries(
    accepted.map((version) => [`order ${version}`, version === 'TLSv1.3' ? newest : older]),
  );
}

/** `-P` with `--mapping iana`: cipherorder_TLSv1_2, for servers that have an order. */
function preferencesOf(entries: readonly Entry[], codes: (name: string) => string): Facts {
  const listed = entries.flatMap(({ id, finding }) => {
    const version = /^cipherorder_(\w+)$/.exec(id)?.[1]?.replace('_', '.');
    return version === undefined ? [] : [[version, finding.trim().split(/\s+/).map(codes)] as const];
  });
  return Object.fromEntries(
    listed.flatMap(([version, order]) => [
      [`suites ${version}`, sorted(order)],
      [`preference ${version}`, order.join(' ')],
    ]),
  );
}

/** `-S`, of a server with one certificate. */
function certificateOf(said: ReadonlyMap<string, string>): Facts {
  const [, type, bits] = /^(\S+) (\d+) bits/.exec(said.get('cert_keySize') ?? '') ?? [];
  if (type === undefined || bits === undefined) return {};
  const get = (id: string) => said.get(id) ?? '';
  const names = get('cert_subjectAltName')
    .trim()
    .split(' ')
    .filter((name) => /[.:]/.test(name));
  return certificateFacts(type === 'ECDSA' ? 'EC' : type, {
    subject: get('cert_commonName'),
    issuer: get('cert_caIssuers').replace(/ \(.*$/, ''),
    names: sorted(names.map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`))),
    'not before': minute(`${get('cert_notBefore')}Z`),
    'not after': minute(`${get('cert_notAfter')}Z`),
    'key bits': bits,
    fingerprint: get('cert_fingerprintSHA256').toLowerCase(),
    'chain length': get('certs_countServer'),
    'chain order': get('certs_list_ordering_problem') === 'no' ? 'ordered' : 'not ordered',
    signature: signatureName(get('cert_signatureAlgorithm')),
    trust: trustWords[get('cert_chain_of_trust')] ?? get('cert_chain_of_trust'),
    'name matches': `${get('cert_trust').startsWith('Ok')}`,
  });
}

/** "SHA256 with RSA", "ECDSA with SHA1". */
function signatureName(said: string): string {
  const [first = '', second = ''] = said.split(' with ');
  return first === 'ECDSA'
    ? `ecdsa-with-${second.toLowerCase()}`
    : `${first.toLowerCase()}with${second.toLowerCase()}encryption`;
}
