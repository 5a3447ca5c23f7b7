import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  certificatesIn,
  issuerOf,
  judgeOcspResponse,
  ocspRequest,
  type Revocation,
  readCertificate,
  trustAnchors,
} from '../../runner/certificate/index.js';
import { type Issued, issueAuthority, issueCertificate } from '../../runner/reference/certificates.js';
import { madeByOpenssl, openssl } from './openssl.js';

const day = 24 * 3_600_000;
const derOf = ({ cert }: Issued): Buffer => new X509Certificate(cert).raw;
const usage = ['1.3.6.1.5.5.7.3.9'];

let authority: Issued;
let leaf: Issued;
beforeAll(async () => {
  authority = await issueAuthority();
  leaf = await issueCertificate(authority, { names: ['mx.example'] });
});

/** Runs `use` with the files of these certificates and keys in a folder of their own. */
async function inFolder<T>(
  certificates: Readonly<Record<string, Issued>>,
  use: (file: (name: string) => string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'smtpspec-'));
  const file = (name: string) => join(folder, name);
  try {
    const files = Object.entries(certificates);
    await Promise.all(files.map(([name, { cert }]) => writeFile(file(name), cert)));
    await Promise.all(files.map(([name, { key }]) => writeFile(file(`${name}-key`), key)));
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Wish {
  /** What the index of the responder says; undefined: nothing. */
  readonly letter?: 'V' | 'R' | undefined;
  readonly about?: Issued;
  readonly by?: Issued;
  readonly signer?: Issued;
  readonly more?: readonly string[];
}

/** A response of openssl's own responder. */
async function answered(wish: Wish = {}): Promise<Buffer> {
  const { about = leaf, by = authority, signer = by, more = ['-nmin', '5'] } = wish;
  const letter = 'letter' in wish ? wish.letter : 'V';
  const serial = readCertificate(derOf(about))?.serial.toUpperCase();
  const revoked = letter === 'R' ? '260101000000Z,superseded' : '';
  const line = `${letter}\t991231235959Z\t${revoked}\t${serial}\tunknown\t/CN=mx.example\n`;
  return inFolder({ ca: by, leaf: about, signer }, async (file) => {
    await writeFile(file('index'), letter === undefined ? '' : line);
    const { out, ok } = await openssl([
      ...['ocsp', '-index', file('index'), '-CA', file('ca')],
      ...['-rsigner', file('signer'), '-rkey', file('signer-key')],
      ...['-issuer', file('ca'), ...(more.includes('-sha256') ? ['-sha256'] : []), '-cert', file('leaf')],
      ...['-respout', file('response'), '-noverify', ...more.filter((it) => it !== '-sha256')],
    ]);
    if (!ok) throw new Error(out);
    return readFile(file('response'));
  });
}

const judge = (response: Buffer, now = new Date()): Revocation =>
  judgeOcspResponse(response, derOf(leaf), derOf(authority), now);

describe('a request', () => {
  test('is the one that openssl makes', async () => {
    const theirs = await inFolder({ ca: authority, leaf }, async (file) => {
      const args = ['-issuer', file('ca'), '-cert', file('leaf'), '-reqout', file('request')];
      const { out, ok } = await openssl(['ocsp', '-no_nonce', ...args]);
      if (!ok) throw new Error(out);
      return readFile(file('request'));
    });
    expect(ocspRequest(derOf(leaf), derOf(authority))).toEqual(theirs);
  });

  test('about an ECDSA issuer and a certificate of openssl, too', async () => {
    const ca = await madeByOpenssl('/O=Größe/CN=CA', ['basicConstraints=critical,CA:TRUE']);
    const other = await madeByOpenssl('/CN=mx.example', [], ca);
    const theirs = await inFolder({ ca, other }, async (file) => {
      const args = ['-issuer', file('ca'), '-cert', file('other'), '-reqout', file('request')];
      await openssl(['ocsp', '-no_nonce', ...args]);
      return readFile(file('request'));
    });
    expect(ocspRequest(derOf(other), derOf(ca))).toEqual(theirs);
  });

  test('about octets that are no certificate does not exist', () => {
    expect(ocspRequest(Buffer.from('x'), derOf(authority))).toBeUndefined();
    expect(ocspRequest(derOf(leaf), Buffer.alloc(0))).toBeUndefined();
  });
});

describe('a response of the issuer', () => {
  test.each([
    ['V', 'good', 'not revoked'],
    ['R', 'revoked', 'revoked since 2026-01-01 (superseded)'],
    [undefined, 'unknown', 'the responder does not know the certificate'],
  ] as const)('%s is %s', async (letter, status, detail) => {
    expect(judge(await answered({ letter }))).toEqual({ status, detail });
  });

  test('may name the certificate by SHA-256', async () => {
    expect(judge(await answered({ letter: 'R', more: ['-sha256'] })).status).toBe('revoked');
  });

  test('may have an ECDSA signature', async () => {
    const ca = await madeByOpenssl('/CN=CA', ['basicConstraints=critical,CA:TRUE']);
    const about = await madeByOpenssl('/CN=mx.example', [], ca);
    const response = await answered({ by: ca, about });
    expect(judgeOcspResponse(response, derOf(about), derOf(ca), new Date()).status).toBe('good');
  });

  test('may have an RSASSA-PSS signature', async () => {
    const response = await answered({ more: ['-rsigopt', 'rsa_padding_mode:pss'] });
    expect(judge(response).status).toBe('good');
  });

  test('is good for as long as it says', async () => {
    const response = await answered();
    const at = (ms: number) => judge(response, new Date(Date.now() + ms));
    expect(at(4 * 60_000).status).toBe('good');
    expect(at(day)).toMatchObject({ status: 'error', detail: expect.stringMatching(/was good until/) });
    expect(at(-day)).toMatchObject({ status: 'error', detail: expect.stringMatching(/yet to come/) });
  });

  test('that does not say so is good for ten days', async () => {
    const response = await answered({ more: [] });
    expect(judge(response, new Date(Date.now() + 9 * day)).status).toBe('good');
    expect(judge(response, new Date(Date.now() + 11 * day)).status).toBe('error');
  });

  test('about another certificate proves nothing', async () => {
    const other = await issueCertificate(authority, { names: ['mx.example'] });
    expect(judge(await answered({ about: other, letter: 'R' }))).toEqual({
      status: 'error',
      detail: 'the response is about another certificate',
    });
  });

  test.each([
    ['30030a0101', 'malformedRequest'],
    ['30030a0103', 'tryLater'],
    ['30030a0106', 'unauthorized'],
    ['30030a0109', 'status 9'],
  ])('%s is no answer: %s', (hex, what) => {
    expect(judge(Buffer.from(hex, 'hex'))).toEqual({
      status: 'error',
      detail: `the responder gave no answer: ${what}`,
    });
  });
});

describe('a response of somebody else', () => {
  const unsigned = { status: 'error', detail: expect.stringMatching(/^neither the issuer/) };

  test('counts if the issuer certified it for this', async () => {
    const signer = await issueCertificate(authority, { names: ['ocsp.example'], extendedKeyUsage: usage });
    expect(judge(await answered({ signer, letter: 'R' })).status).toBe('revoked');
  });

  test('does not if it is certified for servers', async () => {
    const signer = await issueCertificate(authority, { names: ['ocsp.example'] });
    expect(judge(await answered({ signer }))).toEqual(unsigned);
  });

  test('does not if its certificate has expired', async () => {
    const past = { notBefore: new Date(Date.now() - 9 * day), notAfter: new Date(Date.now() - day) };
    const names = ['ocsp.example'];
    const signer = await issueCertificate(authority, { names, extendedKeyUsage: usage, ...past });
    expect(judge(await answered({ signer }))).toEqual(unsigned);
  });

  test('does not if another authority certified it, of the same name', async () => {
    const stranger = await issueAuthority();
    const signer = await issueCertificate(stranger, { names: ['ocsp.example'], extendedKeyUsage: usage });
    expect(judge(await answered({ signer }))).toEqual(unsigned);
    expect(judge(await answered({ signer: stranger }))).toEqual(unsigned);
  });

  test('does not if the server itself signed it', async () => {
    expect(judge(await answered({ signer: leaf }))).toEqual(unsigned);
  });
});

test('no changed octet makes another verdict, and none throws', async () => {
  const response = await answered({ letter: 'R' });
  const whole = judge(response);
  fc.assert(
    fc.property(fc.nat(response.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
      const changed = Buffer.from(response);
      changed[at] = (changed[at] ?? 0) ^ difference;
      expect([whole.status, 'error']).toContain(judge(changed).status);
      expect(judge(response.subarray(0, at)).status).toBe('error');
    }),
  );
});

describe('what a CA publishes', () => {
  test('in DER, in PEM and in PKCS #7 is read', async () => {
    const ders = [derOf(authority), derOf(leaf)];
    expect(certificatesIn(derOf(leaf))).toEqual([derOf(leaf)]);
    expect(certificatesIn(Buffer.from(`${authority.cert}\n${leaf.cert}`))).toEqual(ders);
    const bundle = await inFolder({ authority, leaf }, async (file) => {
      const args = ['-certfile', file('authority'), '-certfile', file('leaf')];
      await openssl(['crl2pkcs7', '-nocrl', ...args, '-outform', 'DER', '-out', file('bundle')]);
      return readFile(file('bundle'));
    });
    expect(certificatesIn(bundle)).toEqual(ders);
  });

  test('is bounded, and anything else is nothing', () => {
    expect(certificatesIn(Buffer.from(leaf.cert.repeat(50)))).toHaveLength(10);
    for (const text of ['', '<html>', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])
      expect(certificatesIn(Buffer.from(text))).toEqual([]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (octets) => void certificatesIn(Buffer.from(octets))),
    );
  });
});

test('the issuer is found among what was sent and among the anchors, by its key', async () => {
  const stranger = await issueAuthority();
  const [none, anchors] = [trustAnchors([]), trustAnchors([authority.cert])];
  expect(issuerOf(derOf(leaf), [derOf(stranger), derOf(authority)], none)).toEqual(derOf(authority));
  expect(issuerOf(derOf(leaf), [derOf(stranger)], anchors)).toEqual(derOf(authority));
  expect(issuerOf(derOf(leaf), [derOf(stranger)], none)).toBeUndefined();
  expect(issuerOf(derOf(authority), [], anchors)).toBeUndefined();
  expect(issuerOf(Buffer.from('x'), [], anchors)).toBeUndefined();
});
