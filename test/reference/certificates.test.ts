import { expect, test } from 'vitest';
import {
  type CertificateFacts,
  type ChainFacts,
  judgeChain,
  trustAnchors,
} from '../../runner/certificate/index.js';
import { certificateFaults } from '../../runner/reference/faults/certificates.js';
import { startReference } from '../../runner/reference/index.js';
import { openssl, sentBy } from '../certificate/openssl.js';

type Shown = Partial<Omit<ChainFacts, 'certificates'>> & { readonly leaf?: Partial<CertificateFacts> };

const root = 'CN=smtpspec reference CA';
const intermediate = 'CN=smtpspec reference intermediate CA';

/** What a client sees of each fault, beside what it sees of the strict server. */
const shown: Readonly<Record<string, Shown>> = {
  'certificate-expired': { expired: true, daysLeft: -1 },
  'certificate-not-yet-valid': { notYetValid: true },
  'certificate-soon-expired': { daysLeft: 6 },
  'certificate-long-lived': { daysLeft: 3_649 },
  'certificate-self-signed': { trust: 'self-signed', leaf: { selfSigned: true } },
  'certificate-wrong-name': { leaf: { names: ['DNS:other.example'] } },
  'certificate-common-name-only': { leaf: { names: [], commonName: 'mx.reference.test' } },
  'certificate-wildcard': { leaf: { names: ['DNS:*.reference.test', 'IP:127.0.0.1'] } },
  'certificate-weak-key': { leaf: { key: { type: 'RSA', bits: 1024 } } },
  'certificate-sha1': { weakSignatures: ['CN=mx.reference.test'] },
  'certificate-md5': {
    weakSignatures: ['CN=mx.reference.test'],
    leaf: { signature: { algorithm: 'md5WithRSAEncryption', hash: 'MD5' } },
  },
  'certificate-ecdsa': { leaf: { key: { type: 'EC', bits: 256, curve: 'secp256r1' } } },
  'certificate-rsa-and-ecdsa': { leaf: { key: { type: 'EC', bits: 256, curve: 'secp256r1' } } },
  'certificate-intermediate': { path: [0, 1], leaf: { issuer: intermediate } },
  'certificate-with-root': { path: [0, 1], anchorSent: true },
  'certificate-missing-intermediate': { trust: 'missing-intermediate', leaf: { issuer: intermediate } },
  'certificate-misordered': { path: [0, 2], order: 'misordered', trust: 'trusted' },
  'certificate-duplicated': { path: [0, 2], order: 'duplicated', trust: 'trusted' },
  'certificate-unrelated-extra': { order: 'unrelated', trust: 'trusted' },
  'certificate-unknown-root': {
    trust: 'unknown-authority',
    path: [0, 1],
    leaf: { issuer: 'CN=an unrelated CA' },
  },
  'certificate-issuer-no-authority': { trust: 'broken', path: [0, 1] },
  'certificate-for-domain': { leaf: { names: ['DNS:reference.test', 'IP:127.0.0.1'] } },
  'certificate-expired-intermediate': { expired: true, trust: 'trusted', path: [0, 1] },
  'certificate-client-usage': { leaf: { extendedKeyUsage: ['clientAuth'] } },
  'certificate-no-signature-usage': { leaf: { keyUsage: ['keyCertSign'] } },
  'certificate-must-staple': { leaf: { mustStaple: true } },
};

/** Certificates that a server with these faults sends on a service, judged by its CA. */
async function judged(faults: string[], ...options: string[]): Promise<ChainFacts> {
  const server = await startReference({ faults });
  try {
    const sent = await sentBy(server.addresses.submissions, ...options);
    const chain = judgeChain(sent, trustAnchors([server.ca]), new Date());
    if (chain === undefined) throw new Error('openssl saw no certificate');
    return chain;
  } finally {
    await server.close();
  }
}

test('the strict server sends one sound certificate', async () => {
  const { certificates, ...chain } = await judged([]);
  expect(chain).toEqual({
    order: 'ordered',
    anchorSent: false,
    trust: 'trusted',
    trustedBy: root,
    path: [0],
    expired: false,
    notYetValid: false,
    daysLeft: 364,
    weakSignatures: [],
  });
  expect(certificates).toMatchObject([
    {
      names: ['DNS:mx.reference.test', 'DNS:localhost', 'IP:127.0.0.1'],
      key: { type: 'RSA', bits: 2048 },
      signature: { hash: 'SHA-256' },
      extendedKeyUsage: ['serverAuth'],
      mustStaple: false,
      selfSigned: false,
    },
  ]);
});

const elsewhere = ['certificate-other-per-service', 'certificate-status-withheld'];
test.each(certificateFaults.map(({ name }) => name).filter((name) => !elsewhere.includes(name)))(
  '%s',
  async (name) => {
    const { leaf = {}, ...chain } = shown[name] ?? {};
    expect([chain, leaf], 'shown by nothing').not.toEqual([{}, {}]);
    const [seen, strict] = [await judged([name]), await judged([])];
    expect({ ...seen, leaf: seen.certificates[0] }).toMatchObject({ ...chain, leaf });
    expect({ ...strict, leaf: strict.certificates[0] }).not.toMatchObject({ ...chain, leaf });
  },
);

test('certificate-rsa-and-ecdsa gives a client the kind that it knows', async () => {
  const { certificates } = await judged(
    ['certificate-rsa-and-ecdsa'],
    '-tls1_2',
    '-sigalgs',
    'RSA+SHA256:RSA-PSS+SHA256',
  );
  expect(certificates[0]?.key.type).toBe('RSA');
});

test('certificate-other-per-service', async () => {
  const keysOf = async (faults: string[]): Promise<number> => {
    const server = await startReference({ faults });
    const { smtp, submission, submissions } = server.addresses;
    const starttls = ['-starttls', 'smtp'];
    const chains = await Promise.all([
      sentBy(smtp, ...starttls),
      sentBy(submission, ...starttls),
      sentBy(submissions),
    ]);
    await server.close();
    const keys = chains.map((sent) => {
      const chain = judgeChain(sent, trustAnchors([server.ca]), new Date());
      expect(chain?.trust).toBe('trusted');
      return chain?.certificates[0]?.spkiSha256;
    });
    return new Set(keys).size;
  };
  expect(await keysOf(['certificate-other-per-service'])).toBe(3);
  expect(await keysOf([])).toBe(1);
});

/** What `openssl s_client -status` says of the OCSP response. */
async function statusOf(faults: string[], version: string): Promise<string | undefined> {
  const server = await startReference({ faults });
  const { host, port } = server.addresses.submissions;
  const { out } = await openssl(['s_client', '-connect', `${host}:${port}`, '-status', version]);
  await server.close();
  return /Cert Status: (\w+)|OCSP response: (no response sent)/
    .exec(out)
    ?.slice(1)
    .find((it) => it !== undefined);
}

test.each(['-tls1_2', '-tls1_3'])('certificate-status-withheld: %s', async (version) => {
  expect(await statusOf(['ocsp-stapled'], version)).toBe('good');
  expect(await statusOf(['ocsp-stapled', 'certificate-status-withheld'], version)).not.toBe('good');
  expect(await statusOf([], version)).toBe('no response sent');
});
