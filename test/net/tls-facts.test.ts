import { describe, expect, it } from 'vitest';
import type { TlsFacts } from '../../runner/net/index.js';
import {
  type CertificateOptions,
  type Issued,
  issueCertificate,
} from '../../runner/reference/certificates.js';
import { certificates, converse, open, secure, serve, type Wishes } from './servers.js';

const hour = 3_600_000;

async function factsOf(certificate: Issued, wishes: Wishes): Promise<TlsFacts | undefined> {
  await using server = await serve((raw) => secure(raw, certificate, (stream) => converse(stream, {})));
  await using it = await open(server, { implicitTls: true, ...wishes });
  expect(it.tls?.ok).toBe(true);
  expect((await it.session.greeting()).code).toBe(220);
  return it.session.tlsFacts;
}

describe('the certificate', () => {
  it.each(['localhost', '127.0.0.1'])('is trusted with its authority, for %s', async (serverName) => {
    const { authority, leaf } = await certificates();
    const facts = await factsOf(leaf, { ca: [authority.cert], serverName });
    expect(facts).toMatchObject({ protocol: 'TLSv1.3', trusted: true, problem: undefined });
    expect(facts?.cipher).toMatch(/^TLS_/);
    expect(facts?.certificate?.names).toEqual(['DNS:localhost', 'IP Address:127.0.0.1']);
    expect(facts?.certificate?.subject).toContain('localhost');
    expect(facts?.certificate?.issuer).toContain('smtpspec test CA');
    expect(facts?.certificate?.notAfter).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it.each<[what: string, wishes: Wishes, options: CertificateOptions, problem: RegExp]>([
    ['of another name', {}, { names: ['other.test'] }, /ALTNAME/],
    [
      'of another address',
      { serverName: '127.0.0.2' },
      { names: ['x.test'], addresses: ['127.0.0.1'] },
      /ALTNAME/,
    ],
    [
      'that has ended',
      {},
      {
        names: ['localhost'],
        notBefore: new Date(Date.now() - 2 * hour),
        notAfter: new Date(Date.now() - hour),
      },
      /EXPIRED/,
    ],
    [
      'that has not begun',
      {},
      { names: ['localhost'], notBefore: new Date(Date.now() + hour) },
      /NOT_YET_VALID/,
    ],
  ])('%s is seen, and not trusted', async (_what, wishes, options, problem) => {
    const { authority } = await certificates();
    const facts = await factsOf(await issueCertificate(authority, options), {
      ca: [authority.cert],
      ...wishes,
    });
    expect(facts?.trusted).toBe(false);
    expect(facts?.problem).toMatch(problem);
  });

  it('of an unknown authority is not trusted', async () => {
    const { leaf } = await certificates();
    expect(await factsOf(leaf, {})).toMatchObject({
      trusted: false,
      problem: expect.stringMatching(/UNABLE_TO/),
    });
  });

  it('that is self-signed is not trusted', async () => {
    const own = await issueCertificate(undefined, { names: ['localhost'] });
    expect(await factsOf(own, {})).toMatchObject({ trusted: false, problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });
});

describe('an old protocol', () => {
  it.each(['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const)('%s is let through to be seen', async (version) => {
    const { leaf } = await certificates();
    const old = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT:@SECLEVEL=0' };
    const facts = await factsOf({ ...leaf, ...old }, {});
    expect(facts?.protocol).toBe(version);
  });
});
