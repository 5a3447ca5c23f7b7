import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit } from '../../runner/engine/index.js';
import { startReference } from '../../runner/reference/index.js';
import type { EndpointReport } from '../../runner/result/index.js';
import { requirements } from '../../suites/requirements/index.js';
import { certificateRevocation } from '../../suites/tls/certificate-revocation.js';
import { openssl, sentBy } from '../certificate/openssl.js';

const catalogue = { scenarios: [certificateRevocation], invariants: [], requirements };

async function audited(
  faults: readonly string[],
  { allowNetwork = true, trusting = true } = {},
): Promise<{
  endpoint: EndpointReport | undefined;
  message: string | undefined;
  verdict: string | undefined;
}> {
  const server = await startReference({ faults });
  try {
    const { host, port } = server.addresses.submissions;
    const { targets } = await audit(catalogue, {
      targets: [`submissions://${host}:${port}`],
      ca: trusting ? [server.ca] : [],
      allowNetwork,
    });
    const check = targets[0]?.checks.find(({ id }) => id === certificateRevocation.meta.id);
    return { endpoint: targets[0]?.tls?.endpoint, message: check?.message, verdict: check?.verdict };
  } finally {
    await server.close();
  }
}

describe('a missing issuer', () => {
  const faults = ['certificate-issuer-to-be-fetched'];

  it('is fetched where that is allowed, and the chain judged again', async () => {
    const { endpoint } = await audited(faults);
    expect(endpoint?.chains?.[0]).toMatchObject({
      trust: 'missing-intermediate',
      needed: ['CN=smtpspec reference intermediate CA'],
      trustWithFetched: 'trusted',
    });
    const [url] = endpoint?.chains?.[0]?.certificates[0]?.caIssuers ?? [];
    expect(endpoint?.fetched).toEqual([
      { url, what: 'issuer', result: expect.stringMatching(/^\d+ octets$/) },
    ]);
  });

  it('is fetched, and leads nowhere without a root', async () => {
    const { endpoint } = await audited(faults, { trusting: false });
    expect(endpoint?.chains?.[0]).toMatchObject({ trustWithFetched: 'unknown-authority' });
  });

  it('lets the responder be asked, too', async () => {
    const { endpoint } = await audited([...faults, 'certificate-ocsp-revoked']);
    expect(endpoint?.chains?.[0]).toMatchObject({ trustWithFetched: 'trusted', revocation: 'revoked' });
    expect(endpoint?.fetched?.map(({ what }) => what)).toEqual(['issuer', 'ocsp']);
  });

  it('is not fetched unasked', async () => {
    const { endpoint } = await audited([...faults, 'certificate-ocsp-revoked'], { allowNetwork: false });
    expect(endpoint?.chains?.[0]).toMatchObject({ trust: 'missing-intermediate' });
    expect(endpoint?.chains?.[0]).not.toHaveProperty('needed');
    expect(endpoint?.chains?.[0]).not.toHaveProperty('revocation');
    expect(endpoint).not.toHaveProperty('fetched');
  });
});

describe('revocation', () => {
  it.each([
    ['certificate-ocsp-good', 'good', /^the responder http:.*: not revoked$/],
    ['certificate-ocsp-delegate', 'good', /: not revoked$/],
    ['certificate-ocsp-revoked', 'revoked', /: revoked since \d{4}-\d\d-\d\d \(keyCompromise\)$/],
    ['certificate-ocsp-unknown', 'unknown', /: the responder does not know the certificate$/],
    ['certificate-ocsp-forged', 'error', /neither the issuer of the certificate nor a delegate of it signed/],
    ['certificate-ocsp-stale', 'error', /: the response of .* was good until /],
    ['certificate-ocsp-down', 'error', /: HTTP 503$/],
    ['certificate-stapled-good', 'good', /^the stapled response: not revoked$/],
    ['certificate-stapled-revoked', 'revoked', /^the stapled response: revoked since /],
  ])('%s: %s', async (fault, revocation, detail) => {
    const { endpoint } = await audited([fault]);
    expect(endpoint?.chains?.[0]).toMatchObject({
      revocation,
      revocationDetail: expect.stringMatching(detail),
    });
  });

  it('of a stapled response is read without the network', async () => {
    const { endpoint, verdict } = await audited(['certificate-stapled-revoked'], { allowNetwork: false });
    expect(endpoint?.chains?.[0]?.revocation).toBe('revoked');
    expect(verdict).toBe('fail');
  });

  it('that the responder knows goes before an older response that is stapled', async () => {
    const { endpoint } = await audited(['certificate-stapled-good', 'certificate-ocsp-revoked']);
    expect(endpoint?.chains?.[0]?.revocation).toBe('revoked');
  });

  it('is left open, in words, where the network may not be used', async () => {
    const { message, verdict, endpoint } = await audited(['certificate-ocsp-revoked'], {
      allowNetwork: false,
    });
    expect(message).toMatch(/--allow-network was not given/);
    expect(verdict).toBe('not-applicable');
    expect(endpoint).not.toHaveProperty('fetched');
  });

  it('is asked once for each certificate, where there are two', async () => {
    const { endpoint } = await audited(['certificate-ocsp-good', 'certificate-rsa-and-ecdsa']);
    const chains = endpoint?.chains ?? [];
    expect(chains.map(({ revocation }) => revocation)).toEqual(['good', 'good']);
    expect(endpoint?.fetched).toHaveLength(2);
  });
});

describe('the responder of the reference server', () => {
  it.each([
    ['certificate-ocsp-good', 'good'],
    ['certificate-ocsp-delegate', 'good'],
    ['certificate-ocsp-revoked', 'revoked'],
    ['certificate-ocsp-unknown', 'unknown'],
  ])('%s says %s to openssl too, which believes it', async (fault, says) => {
    const server = await startReference({ faults: [fault] });
    const folder = await mkdtemp(join(tmpdir(), 'smtpspec-'));
    try {
      const [leaf] = await sentBy(server.addresses.submissions);
      const pem = `-----BEGIN CERTIFICATE-----\n${leaf?.toString('base64')}\n-----END CERTIFICATE-----\n`;
      await Promise.all([writeFile(join(folder, 'ca'), server.ca), writeFile(join(folder, 'leaf'), pem)]);
      const url = (await openssl(['x509', '-noout', '-ocsp_uri'], pem)).out.trim();
      const { out } = await openssl([
        ...['ocsp', '-url', url, '-issuer', join(folder, 'ca'), '-cert', join(folder, 'leaf'), '-no_nonce'],
        ...['-CAfile', join(folder, 'ca')],
      ]);
      expect(out).toContain('Response verify OK');
      expect(out).toContain(`leaf: ${says}`);
    } finally {
      await Promise.all([server.close(), rm(folder, { recursive: true })]);
    }
  });
});
