import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readCertificate, readOcspResponse } from '../../runner/certificate/index.js';
import { issueAuthority, issueCertificate } from '../../runner/reference/certificates.js';
import { openssl } from './openssl.js';

interface Made {
  readonly response: Buffer;
  readonly serial: string;
}

/** A response of openssl's own responder; its index says this of the certificate. */
async function answered(letter: 'V' | 'R' | undefined, ...more: string[]): Promise<Made> {
  const authority = await issueAuthority();
  const leaf = await issueCertificate(authority, { names: ['mx.example'] });
  const { raw } = new X509Certificate(leaf.cert);
  const serial = readCertificate(raw)?.serial ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'smtpspec-'));
  const file = (name: string) => join(folder, name);
  try {
    const revoked = letter === 'R' ? '250101000000Z' : '';
    const line = `${letter}\t991231235959Z\t${revoked}\t${serial.toUpperCase()}\tunknown\t/CN=mx.example\n`;
    await Promise.all([
      writeFile(file('ca'), authority.cert),
      writeFile(file('key'), authority.key),
      writeFile(file('leaf'), leaf.cert),
      writeFile(file('index'), letter === undefined ? '' : line),
    ]);
    const { out, ok } = await openssl([
      ...['ocsp', '-index', file('index'), '-CA', file('ca'), '-rsigner', file('ca'), '-rkey', file('key')],
      ...['-issuer', file('ca'), '-cert', file('leaf'), '-respout', file('response'), '-noverify', ...more],
    ]);
    if (!ok) throw new Error(out);
    return { response: await readFile(file('response')), serial };
  } finally {
    await rm(folder, { recursive: true });
  }
}

let good: Made;
beforeAll(async () => {
  good = await answered('V', '-nmin', '5');
});

test('good, with its times and its serial', () => {
  const facts = readOcspResponse(good.response);
  expect(facts).toMatchObject({ status: 'good', forSerial: good.serial });
  const minutes = (Date.parse(facts?.nextUpdate ?? '') - Date.parse(facts?.thisUpdate ?? '')) / 60_000;
  expect(minutes).toBe(5);
  expect(Date.parse(facts?.producedAt ?? '')).not.toBeNaN();
});

test('revoked, with no next update', async () => {
  const { response, serial } = await answered('R');
  const facts = readOcspResponse(response);
  expect(facts).toMatchObject({ status: 'revoked', forSerial: serial });
  expect(facts).not.toHaveProperty('nextUpdate');
});

test('unknown', async () => {
  expect(readOcspResponse((await answered(undefined)).response)?.status).toBe('unknown');
});

test('a responder that gives no answer: tryLater', () => {
  expect(readOcspResponse(Buffer.from('30030a0103', 'hex'))).toEqual({ status: 'error' });
});

test('octets that are no response are undefined, and never throw', () => {
  expect(readOcspResponse(Buffer.alloc(0))).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(good.response.length - 1), fc.nat(255), (at, octet) => {
      const changed = Buffer.from(good.response);
      changed[at] = octet;
      readOcspResponse(changed);
      expect(readOcspResponse(good.response.subarray(0, at))).toBeUndefined();
    }),
  );
});
