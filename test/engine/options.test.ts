import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type AuditOptions, audit, BadOption } from '../../runner/engine/index.js';
import { probeFor, reportedOptions, resolveOptions } from '../../runner/engine/options.js';
import { BadTarget } from '../../runner/target/index.js';
import { catalogueOf, noop } from './catalogues.js';

const targets = ['mx.test'];

describe('resolveOptions', () => {
  it.each<[options: Partial<AuditOptions>, message: RegExp]>([
    [{ recipient: 'alice' }, /recipient "alice" is no mailbox/],
    [{ recipient: '<a@b.test>' }, /recipient/],
    [{ sender: 'a@' }, /sender "a@" is no mailbox/],
    [{ sender: '' }, /sender/],
    [{ outside: '@b.test' }, /outside/],
    [{ domain: 'a..b' }, /domain "a..b" is no domain/],
    [{ domain: '[127.0.0.1]' }, /domain/],
    [{ clientName: '[127.0.0.1]' }, /client-name/],
    [{ clientName: 'x\r\nQUIT' }, /client-name/],
    [{ connections: 0 }, /connections 0 is not between 1 and 64/],
    [{ connections: 65 }, /connections/],
    [{ connections: 2.5 }, /connections 2.5 is no whole number/],
    [{ connections: Number.NaN }, /connections/],
    [{ timeoutMs: 0 }, /timeout/],
    [{ timeoutMs: 600_001 }, /timeout/],
    [{ timeoutMs: Number.POSITIVE_INFINITY }, /timeout/],
    [{ delayMs: -1 }, /delay/],
    [{ delayMs: 600_001 }, /delay/],
    [{ control: 'smtp://mx.test' }, /control "smtp:\/\/mx\.test" is no host/],
    [{ control: 'mx.test:0' }, /control/],
    [{ targets: [] }, /no target/],
  ])('refuses %j', (options, message) => {
    expect(() => resolveOptions({ targets, ...options })).toThrow(BadOption);
    expect(() => resolveOptions({ targets, ...options })).toThrow(message);
  });

  it('fills in every default', () => {
    expect(resolveOptions({ targets })).toMatchObject({
      allow: 'probe',
      connections: 4,
      timeoutMs: 40_000,
      delayMs: 0,
      only: [],
      skip: [],
      strict: false,
      outside: expect.stringMatching(/\.example$/),
      runId: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
  });

  it('takes the domain of the recipient, unless one is given', () => {
    expect(resolveOptions({ targets, recipient: 'a@b.test' }).domain).toBe('b.test');
    expect(resolveOptions({ targets, recipient: 'a@b.test', domain: 'c.test' }).domain).toBe('c.test');
  });
});

describe('probeFor', () => {
  it('uses the client name for EHLO, HELO and sender', () => {
    const probe = probeFor(resolveOptions({ targets, clientName: 'client.test' }), '127.0.0.1');
    expect(probe).toMatchObject({
      clientName: 'client.test',
      heloName: 'client.test',
      sender: 'probe@client.test',
      recipient: 'Postmaster',
      recipientGiven: false,
      domain: undefined,
    });
  });

  it.runIf(!hostname().includes('.'))('uses the literal of the connection without one', () => {
    const options = resolveOptions({ targets });
    expect(probeFor(options, '127.0.0.1').clientName).toBe('[127.0.0.1]');
    expect(probeFor(options, '::1').clientName).toBe('[IPv6:::1]');
    expect(probeFor(options, '::1').heloName).not.toContain('[');
    expect(probeFor(options, '::1').sender).toMatch(/@smtpspec\.invalid$/);
  });
});

describe('reportedOptions', () => {
  it('names the user and never the password', () => {
    const options = resolveOptions({ targets, credentials: { user: 'alice', password: 'hunter2' } });
    expect(reportedOptions(options)).toMatchObject({ user: 'alice' });
    expect(JSON.stringify(reportedOptions(options))).not.toContain('hunter2');
  });

  it('tells whether others than the target might be asked', () => {
    expect(reportedOptions(resolveOptions({ targets, allowNetwork: true }))).toHaveProperty(
      'allowNetwork',
      true,
    );
    expect(reportedOptions(resolveOptions({ targets }))).not.toHaveProperty('allowNetwork');
  });
});

describe('audit', () => {
  it.each<[what: string, options: AuditOptions, error: typeof BadOption | typeof BadTarget]>([
    ['an option', { targets: ['smtp://127.0.0.1:1'], connections: 0 }, BadOption],
    ['no certificate', { targets: ['smtp://127.0.0.1:1'], ca: ['junk'] }, BadOption],
    [
      'a broken certificate',
      {
        targets: ['smtp://127.0.0.1:1'],
        ca: ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
      },
      BadOption,
    ],
    ['a target', { targets: ['smtp://127.0.0.1:1', 'http://mx.test'] }, BadTarget],
  ])('refuses %s before anything is sent', async (_what, options, error) => {
    await expect(audit(catalogueOf([noop]), options)).rejects.toThrow(error);
  });
});
