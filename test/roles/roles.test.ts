import { describe, expect, it } from 'vitest';
import {
  type CheckReport,
  expectations,
  type RoleCell,
  type TargetReport,
} from '../../runner/result/index.js';
import { rolesOf } from '../../runner/roles/index.js';
import { check, session } from '../reports/example-checks.js';
import { siteReport, soundTarget } from '../reports/example-roles.js';

const site = (): [TargetReport, TargetReport, TargetReport] => [
  soundTarget('smtp'),
  soundTarget('submission'),
  soundTarget('submissions'),
];

/** The cell of a target among all. */
function cell(
  targets: readonly TargetReport[],
  index: number,
  expectation: RoleCell['expectation'],
): RoleCell {
  const found = rolesOf(targets)[index]?.cells.find((it) => it.expectation === expectation);
  if (found === undefined) throw new Error(`no cell ${expectation}`);
  return found;
}

const alone = (target: TargetReport, expectation: RoleCell['expectation']) => cell([target], 0, expectation);

describe('rolesOf', () => {
  it('gives every target one cell for each expectation, in order', () => {
    for (const [index, { target, cells }] of rolesOf(siteReport().targets).entries()) {
      expect(target).toBe(index);
      expect(cells.map(({ expectation }) => expectation)).toEqual(expectations);
    }
  });

  it('finds all met at a sound site', () => {
    const states = rolesOf(site()).map(({ cells }) => cells.map(({ state }) => state).join(' '));
    expect(states).toEqual([
      'met met met met not-applicable met met not-applicable met',
      'met not-applicable met met met met met met met',
      'met not-applicable met met met met met met met',
    ]);
  });

  it('never changes what it is given', () => {
    const targets = siteReport().targets;
    const before = JSON.stringify(targets);
    rolesOf(targets);
    expect(JSON.stringify(targets)).toBe(before);
  });
});

describe('a cell that comes from checks', () => {
  const relay = (fields: Partial<CheckReport>) =>
    alone(soundTarget('submission', check('relay/third-party', fields)), 'relay-closed');

  it.each([
    ['pass', {}, 'met', undefined],
    ['fail', { verdict: 'fail', finding: 'taken' }, 'unmet', 'fail'],
    ['warn', { verdict: 'warn', finding: 'taken' }, 'unmet', 'warn'],
    ['info with a finding', { verdict: 'info', finding: 'taken' }, 'unmet', 'info'],
    ['info without', { verdict: 'info' }, 'unknown', undefined],
    ['inconclusive', { verdict: 'inconclusive' }, 'unknown', undefined],
    ['skipped', { verdict: 'skipped' }, 'unknown', undefined],
    ['error', { verdict: 'error' }, 'unknown', undefined],
    ['not applicable', { verdict: 'not-applicable' }, 'not-applicable', undefined],
  ] as const)('%s', (_name, fields, state, weight) => {
    const { message, checks, ...rest } = relay({ ...fields, message: 'what was seen' });
    expect(rest).toEqual({ expectation: 'relay-closed', state, ...(weight === undefined ? {} : { weight }) });
    expect(message).toBe('what was seen');
    expect(checks).toEqual(['relay/third-party']);
  });

  it('is unknown where the check was not selected', () => {
    const target = { ...soundTarget('submission'), checks: [] };
    for (const expectation of ['relay-closed', 'auth-required', 'certificate', 'tls'] as const)
      expect(alone(target, expectation)).toMatchObject({ state: 'unknown', checks: [] });
  });

  it('takes the gravest of several, and a pass for nothing while another is open', () => {
    const trust = check('tls/certificate-trust', { verdict: 'warn', finding: 'x', message: 'trust' });
    const validity = check('tls/certificate-validity', { verdict: 'fail', finding: 'x', message: 'expired' });
    expect(alone(soundTarget('submission', trust, validity), 'certificate')).toMatchObject({
      state: 'unmet',
      weight: 'fail',
      message: 'expired',
      checks: ['tls/certificate-validity'],
    });
    const open = check('tls/certificate-identity', {
      verdict: 'not-applicable',
      message: 'no name was given',
    });
    expect(alone(soundTarget('submission', open), 'certificate')).toMatchObject({
      state: 'unknown',
      message: 'no name was given',
    });
  });
});

describe('auth-inside-tls', () => {
  const listing = (service: 'smtp' | 'submission', plain: string[], ...instead: CheckReport[]) => {
    const target = soundTarget(service, ...instead);
    return { ...target, capabilities: { ...target.capabilities, plain } };
  };
  const finding = check('auth/clear-text', { verdict: 'fail', finding: 'served', message: '235' });

  it.each([
    ['AUTH PLAIN LOGIN', 'warn', 'PLAIN LOGIN'],
    ['AUTH=LOGIN', 'warn', 'LOGIN'],
    ['auth scram-sha-1 oauthbearer', 'warn', 'OAUTHBEARER'],
    ['AUTH CRAM-MD5', 'info', 'CRAM-MD5'],
    ['AUTH', 'info', 'no mechanism named'],
  ])('is not met where %s is listed in clear', (line, weight, said) => {
    const { state, message, ...rest } = alone(listing('submission', [line]), 'auth-inside-tls');
    expect({ state, ...rest }).toMatchObject({ state: 'unmet', weight });
    expect(message.endsWith(`: ${said}`)).toBe(true);
  });

  it('has the weight of the check that tried it, and its sentence where nothing is listed', () => {
    expect(alone(listing('smtp', ['AUTH PLAIN'], finding), 'auth-inside-tls')).toMatchObject({
      weight: 'fail',
      checks: ['auth/clear-text'],
    });
    expect(alone(listing('smtp', ['SIZE 1'], finding), 'auth-inside-tls')).toMatchObject({
      state: 'unmet',
      message: '235',
    });
  });

  it('is not known to be met on submission while nobody tried AUTH in clear', () => {
    const target = soundTarget('submission');
    const untried = { ...target, checks: target.checks.filter(({ id }) => id !== 'auth/clear-text') };
    expect(alone(untried, 'auth-inside-tls').state).toBe('unknown');
  });

  it.each([
    [['STARTTLS'], ['SIZE 1'], 'unmet'],
    [['STARTTLS'], [], 'unknown'],
    [['SIZE 1'], [], 'unmet'],
  ])('of %j in clear and %j inside TLS, with no AUTH, is %s', (plain, tls, state) => {
    const target = { ...soundTarget('submission'), capabilities: { plain, tls, authenticated: [] } };
    expect(alone(target, 'auth-inside-tls').state).toBe(state);
  });

  it('is unknown where no EHLO was answered, and bounded where much is listed', () => {
    const silent = { ...soundTarget('smtp'), capabilities: { plain: [], tls: [], authenticated: [] } };
    expect(alone(silent, 'auth-inside-tls').state).toBe('unknown');
    const many = Array.from({ length: 9_000 }, (_, n) => `X${n}-${'Y'.repeat(90)}`).join(' ');
    expect(alone(listing('smtp', [`AUTH ${many}`]), 'auth-inside-tls').message.length).toBeLessThan(400);
  });
});

describe('served and tls, where no session came about', () => {
  const closed = (target: TargetReport, fields: Partial<TargetReport>): TargetReport => ({
    ...target,
    checks: [],
    problem: 'nothing listens there',
    reachability: 'refused',
    capabilities: { plain: [], tls: [], authenticated: [] },
    ...fields,
  });

  it('misses one of two submission services, by RFC 8314', () => {
    const [smtp, submission, submissions] = site();
    const targets = [smtp, submission, closed(submissions, {})];
    expect(cell(targets, 2, 'served')).toMatchObject({ state: 'unmet', weight: 'warn' });
    expect(cell(targets, 2, 'served').message).toContain(
      'submission (port 587) is served; RFC 8314 section 3.3',
    );
    expect(cell(targets, 1, 'served').state).toBe('met');
    expect(cell(targets, 2, 'relay-closed').state).toBe('unknown');
  });

  it('misses none where there is no submission at all, or on another host', () => {
    const [smtp, submission, submissions] = site();
    expect(cell([smtp, closed(submissions, {})], 1, 'served').weight).toBe('info');
    const elsewhere = { ...submission, host: 'other.example' };
    expect(cell([elsewhere, closed(submissions, {})], 1, 'served').weight).toBe('info');
  });

  it.each([
    [{ reachability: 'timed-out' }, 'unknown'],
    [{ reachability: 'unresolved' }, 'unknown'],
    [{ reachability: 'open', problem: 'the server answers 421' }, 'unknown'],
    [{ reachability: 'not-smtp' }, 'unmet'],
  ] as const)('%j is %s', (fields, state) => {
    expect(alone(closed(soundTarget('smtp'), fields), 'served').state).toBe(state);
  });

  it('tells a greeting of 521, which speaks for the host, from another refusal', () => {
    const greets = (greeting: string) => alone({ ...soundTarget('smtp'), greeting }, 'served').state;
    expect([greets('521 no mail here'), greets('554 not you'), greets('220 mx')]).toEqual([
      'unmet',
      'unknown',
      'met',
    ]);
  });

  it('blames clear text on 465 only when it was heard', () => {
    const failed = (lines: string[]) =>
      alone(
        closed(soundTarget('submissions'), {
          reachability: 'tls-failed',
          problem: 'TLS could not be started',
          transcripts: [session(0, 'preflight', lines)],
        }),
        'tls',
      );
    expect(failed(['-- connected', 'S: 220 mx\\r\\n'])).toMatchObject({ state: 'unmet', weight: 'fail' });
    expect(failed(['-- connected', '-- timed out']).state).toBe('unknown');
  });
});

describe('same-login', () => {
  const logins = (first: TargetReport['login'], second: TargetReport['login']) => {
    const [smtp, submission, submissions] = site();
    const targets = [
      smtp,
      { ...submission, ...(first === undefined ? { login: undefined } : { login: first }) },
      { ...submissions, ...(second === undefined ? { login: undefined } : { login: second }) },
    ] as TargetReport[];
    return [1, 2].map((index) => cell(targets, index, 'same-login').state);
  };
  const accepted = { result: 'accepted', message: '235' } as const;
  const refused = { result: 'refused', message: '535' } as const;
  const untried = { result: 'not-tried', message: 'no credentials' } as const;
  const undecided = { result: 'undecided', message: '454' } as const;

  it.each([
    [accepted, accepted, 'met met'],
    [accepted, refused, 'met unmet'],
    [refused, accepted, 'unmet met'],
    [refused, refused, 'unknown unknown'],
    [accepted, untried, 'unknown unknown'],
    [accepted, undecided, 'unknown unknown'],
    [refused, undecided, 'unknown unknown'],
    [untried, untried, 'unknown unknown'],
    [undefined, undefined, 'unknown unknown'],
    [accepted, undefined, 'unknown unknown'],
  ])('%j and %j: %s', (first, second, states) => {
    expect(logins(first, second).join(' ')).toBe(states);
  });

  it('compares nothing with another host, and nothing where there is one service', () => {
    const [, submission, submissions] = site();
    expect(cell([submission], 0, 'same-login').state).toBe('unknown');
    const elsewhere = { ...submissions, host: 'other.example', login: refused };
    expect(cell([submission, elsewhere], 1, 'same-login').state).toBe('unknown');
  });
});

describe('agreement', () => {
  const differing = (change: (target: TargetReport) => TargetReport) => {
    const [smtp, submission, submissions] = site();
    return cell([change(smtp), submission, submissions], 1, 'agreement');
  };
  const lines = (edit: (lines: string[]) => string[]) =>
    differing((target) => ({
      ...target,
      capabilities: { ...target.capabilities, tls: edit(target.capabilities.tls) },
    }));

  it.each([
    [
      'another SIZE',
      (all: string[]) => all.map((it) => it.replace('10240000', '2048')),
      'SIZE is 2048 on smtp (port 25)',
    ],
    [
      'SIZE 0',
      (all: string[]) => all.map((it) => it.replace('10240000', '0')),
      'SIZE is without a limit on smtp',
    ],
    ['no SIZE', (all: string[]) => all.filter((it) => !it.startsWith('SIZE')), 'SIZE is not listed on smtp'],
    [
      'no 8BITMIME',
      (all: string[]) => all.filter((it) => it !== '8BITMIME'),
      '8BITMIME is not listed on smtp',
    ],
  ])('tells of %s', (_name, edit, said) => {
    const { state, weight, message } = lines(edit);
    expect({ state, weight }).toEqual({ state: 'unmet', weight: 'info' });
    expect(message).toContain(said);
  });

  it.each([
    ['the order and the case of keywords', (all: string[]) => all.map((it) => it.toLowerCase()).reverse()],
    ['zeros before the number', (all: string[]) => all.map((it) => it.replace('SIZE ', 'SIZE 00'))],
    ['what depends on who asks', (all: string[]) => [...all, 'ETRN', 'VRFY', 'XCLIENT NAME', 'AUTH LOGIN']],
  ])('does not mind %s', (_name, edit) => {
    expect(lines(edit).state).toBe('met');
  });

  it('tells of another certificate, by whatever both are known by', () => {
    const other = differing((target) => ({
      ...target,
      tls: { trusted: true, names: ['mx.example.org'], notAfter: '2028-01-01T00:00:00Z' },
    }));
    expect(other.message).toContain(
      'one on smtp (port 25), another on submission (port 587) and submissions',
    );
    // A survey of one endpoint alone makes no difference.
    const surveyed = differing((target) => ({
      ...target,
      tls: { trusted: false, names: [], ...target.tls, endpoint: { connections: 0, chains: [] } },
    }));
    expect(surveyed.state).toBe('met');
  });

  it('names addresses where a name has several', () => {
    const second = { ...soundTarget('smtp'), address: '192.0.2.26' };
    second.capabilities.tls = ['SIZE 1'];
    const { message } = cell([soundTarget('smtp'), second], 0, 'agreement');
    expect(message).toContain('smtp (port 25 at 192.0.2.26)');
  });

  it('does not apply where nothing else was judged', () => {
    expect(alone(soundTarget('smtp'), 'agreement').state).toBe('not-applicable');
  });
});
