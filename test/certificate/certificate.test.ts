import { createHash, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCertificate } from '../../runner/certificate/index.js';
import {
  type Issued,
  issueAuthority,
  issueCertificate,
  newKey,
} from '../../runner/reference/certificates.js';
import { openssl } from './openssl.js';

const derOf = (pem: string): Buffer => new X509Certificate(pem).raw;

/** One certificate by a configuration of openssl's own; self-signed. */
async function made(extensions: readonly string[], ...more: string[]): Promise<string> {
  const added = extensions.flatMap((it) => ['-addext', it]);
  const { out, ok } = await openssl(['req', '-x509', '-nodes', '-keyout', '/dev/null', ...more, ...added]);
  if (!ok) throw new Error(out);
  return out.slice(out.indexOf('-----BEGIN'));
}

const rsa = ['-newkey', 'rsa:2048', '-subj', '/CN=mx.example'];
const ec = (curve: string) => [
  '-newkey',
  'ec',
  '-pkeyopt',
  `ec_paramgen_curve:${curve}`,
  '-subj',
  '/CN=mx.example',
];

test.each([
  ['RSA', rsa, { type: 'RSA', bits: 2048 }, 'sha256WithRSAEncryption', 'SHA-256'],
  ['P-256', ec('P-256'), { type: 'EC', bits: 256, curve: 'secp256r1' }, 'ecdsa-with-SHA256', 'SHA-256'],
  [
    'P-521',
    [...ec('P-521'), '-sha512'],
    { type: 'EC', bits: 521, curve: 'secp521r1' },
    'ecdsa-with-SHA512',
    'SHA-512',
  ],
  [
    'Brainpool',
    ec('brainpoolP384r1'),
    { type: 'EC', bits: 384, curve: 'brainpoolP384r1' },
    'ecdsa-with-SHA256',
    'SHA-256',
  ],
  [
    'Ed25519',
    ['-newkey', 'ed25519', '-subj', '/CN=mx.example'],
    { type: 'Ed25519', bits: 256 },
    'Ed25519',
    '',
  ],
  ['Ed448', ['-newkey', 'ed448', '-subj', '/CN=mx.example'], { type: 'Ed448', bits: 448 }, 'Ed448', ''],
  ['SHA-1', [...rsa, '-sha1'], { type: 'RSA', bits: 2048 }, 'sha1WithRSAEncryption', 'SHA-1'],
  [
    'RSASSA-PSS',
    [...rsa, '-sigopt', 'rsa_padding_mode:pss', '-sha384'],
    { type: 'RSA', bits: 2048 },
    'rsassaPss',
    'SHA-384',
  ],
  [
    'RSASSA-PSS of SHA-1',
    [...rsa, '-sigopt', 'rsa_padding_mode:pss', '-sha1'],
    { type: 'RSA', bits: 2048 },
    'rsassaPss',
    'SHA-1',
  ],
])('key and signature: %s', async (_, options, key, algorithm, hash) => {
  const facts = readCertificate(derOf(await made([], ...options)));
  expect(facts).toMatchObject({
    key,
    signature: { algorithm, hash },
    selfSigned: true,
    commonName: 'mx.example',
  });
});

test('every extension that we tell of', async () => {
  const pem = await made(
    [
      'subjectAltName=DNS:mx.example,DNS:*.example,IP:192.0.2.1,IP:2001:db8::25,email:a@b.example,otherName:1.3.6.1.5.5.7.8.7;IA5:_submission.example,RID:1.2.3',
      'keyUsage=critical,digitalSignature,keyAgreement,decipherOnly',
      'extendedKeyUsage=serverAuth,clientAuth,1.2.3.4',
      'tlsfeature=status_request',
      'authorityInfoAccess=OCSP;URI:http://ocsp.example/,caIssuers;URI:http://ca.example/ca.cer',
      'crlDistributionPoints=URI:http://crl.example/a.crl',
      'basicConstraints=critical,CA:true,pathlen:3',
    ],
    ...rsa,
  );
  expect(readCertificate(derOf(pem))).toMatchObject({
    names: [
      'DNS:mx.example',
      'DNS:*.example',
      'IP:192.0.2.1',
      'IP:2001:db8::25',
      'email:a@b.example',
      'SRV:_submission.example',
    ],
    keyUsage: ['digitalSignature', 'keyAgreement', 'decipherOnly'],
    extendedKeyUsage: ['serverAuth', 'clientAuth', '1.2.3.4'],
    mustStaple: true,
    ocsp: ['http://ocsp.example/'],
    caIssuers: ['http://ca.example/ca.cer'],
    crl: ['http://crl.example/a.crl'],
    isAuthority: true,
    pathLength: 3,
  });
});

test('signed certificate timestamps are counted', async () => {
  // Two entries of three octets, in a list of ten, in an OCTET STRING.
  const pem = await made(['1.3.6.1.4.1.11129.2.4.2=DER:04:0C:00:0A:00:03:01:02:03:00:03:04:05:06'], ...rsa);
  expect(readCertificate(derOf(pem))?.scts).toBe(2);
});

test('a name that would print on its own terms is shown escaped', async () => {
  const pem = await made([], ...rsa.slice(0, 2), '-utf8', '-subj', '/O=A, B\\+C/CN=\u001b[31mred\u202eü');
  const facts = readCertificate(derOf(pem));
  expect(facts?.subject).toBe('CN=\\1B[31mred\\E280AEü,O=A\\, B\\+C');
  expect(facts?.commonName).toBe('\\1B[31mred\\E280AEü');
});

test('a long name is cut', async () => {
  const units = Array.from({ length: 20 }, (_, at) => `/OU=${String(at).padStart(60, 'x')}`).join('');
  const facts = readCertificate(derOf(await made([], ...rsa.slice(0, 2), '-subj', `${units}/CN=x`)));
  expect(facts?.subject).toHaveLength(301);
});

describe('the public roots', () => {
  test('are read, with the serial and fingerprint that node:crypto sees', () => {
    for (const pem of rootCertificates) {
      const x509 = new X509Certificate(pem);
      const facts = readCertificate(x509.raw);
      expect(facts).toMatchObject({
        selfSigned: true,
        sha256: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
        notBefore: new Date(x509.validFrom).toISOString(),
        notAfter: new Date(x509.validTo).toISOString(),
      });
      expect(BigInt(`0x${facts?.serial}`)).toBe(BigInt(`0x${x509.serialNumber}`));
      expect(facts?.key.bits).toBeGreaterThanOrEqual(256);
      expect(facts?.signature.hash).toMatch(/^SHA-/);
    }
  });

  test('have names as openssl writes them by RFC 2253', async () => {
    for (const pem of rootCertificates.slice(0, 20)) {
      const { out } = await openssl(['x509', '-noout', '-subject', '-nameopt', 'RFC2253,utf8,-esc_msb'], pem);
      expect(`subject=${readCertificate(derOf(pem))?.subject}\n`).toBe(out);
    }
  });
});

describe('octets that are no certificate', () => {
  let leaf: Issued;
  beforeAll(async () => {
    leaf = await issueCertificate(await issueAuthority(), {
      names: ['mx.example'],
      key: await newKey('ec-p256'),
    });
  });

  test('the key fingerprint is that of openssl', async () => {
    const { out } = await openssl(['x509', '-noout', '-pubkey'], leaf.cert);
    const spki = Buffer.from(out.replace(/-----.*-----|\s/g, ''), 'base64');
    expect(readCertificate(derOf(leaf.cert))?.spkiSha256).toBe(
      createHash('sha256').update(spki).digest('hex'),
    );
  });

  test('are undefined: random ones', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => {
        expect(readCertificate(Buffer.from(octets))).toBeUndefined();
      }),
    );
  });

  test('never throw: a certificate with octets changed, cut or added', () => {
    const der = derOf(leaf.cert);
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), fc.nat(der.length), (at, octet, length) => {
        const changed = Buffer.from(der);
        changed[at] = octet;
        readCertificate(changed);
        expect(readCertificate(der.subarray(0, length === der.length ? 0 : length))).toBeUndefined();
        expect(readCertificate(Buffer.concat([der, Buffer.of(octet)]))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
