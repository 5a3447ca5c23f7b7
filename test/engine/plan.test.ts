import { describe, expect, it } from 'vitest';
import type { AuditOptions } from '../../runner/engine/index.js';
import type { NoMail } from '../../runner/engine/login.js';
import { probeFor, resolveOptions } from '../../runner/engine/options.js';
import { type Place, type Planned, plan } from '../../runner/engine/plan.js';
import type { Preflight } from '../../runner/engine/preflight.js';
import type { Service } from '../../runner/result/index.js';
import { type ScenarioMeta, verbs } from '../../runner/scenario/index.js';
import { only } from './audits.js';
import { catalogueOf, scenario } from './catalogues.js';

interface Where {
  readonly service?: Service;
  readonly options?: Partial<AuditOptions>;
  readonly plain?: readonly string[];
  readonly tls?: readonly string[];
  readonly noMail?: NoMail;
  readonly opening?: Preflight['opening'];
  readonly noSession?: Preflight['noSession'];
  readonly mayFailLogin?: boolean;
}

function placeOf({
  service = 'smtp',
  options = {},
  plain = [],
  tls = [],
  noMail,
  opening = 'ready',
  noSession,
  mayFailLogin = true,
}: Where): Place {
  const resolved = resolveOptions({ targets: ['mx.test'], ...options });
  return {
    target: { host: 'mx.test', port: 25, service },
    options: resolved,
    preflight: {
      reachability: 'open',
      opening,
      capabilities: { plain: [], tls: [], authenticated: [] },
      facts: { plain, tls },
      probe: probeFor(resolved, '127.0.0.1'),
      sessions: [],
      ...(noMail === undefined ? {} : { noMail }),
      ...(noSession === undefined ? {} : { noSession }),
    },
    mayFailLogin,
  };
}

function planned(meta: Partial<ScenarioMeta>, where: Where): Planned[] {
  return plan(catalogueOf([scenario('suite/name', async () => verbs.pass(), meta)]), placeOf(where));
}

describe('a scenario is left out', () => {
  it.each<[why: string, meta: Partial<ScenarioMeta>, where: Where]>([
    ['needs --allow deliver', { impact: 'deliver' }, {}],
    ['needs --allow stress', { impact: 'stress' }, { options: { allow: 'deliver' } }],
    ['needs --allow probe', { impact: 'probe' }, { options: { allow: 'observe' } }],
    [
      'needs 3 connections at once, --connections allows 2',
      { connections: 3 },
      { options: { connections: 2 } },
    ],
    [
      'needs --recipient, as mail is sent to it',
      { needs: { recipient: true } },
      { options: { domain: 'b.test' } },
    ],
    ['needs --domain', { needs: { localDomain: true } }, {}],
    [
      'the login was refused',
      { needs: { mail: true } },
      { service: 'submission', noMail: { verdict: 'skipped', message: 'the login was refused: 535' } },
    ],
  ])('as skipped: %s', (why, meta, where) => {
    const { instead } = only(planned(meta, where));
    expect(instead?.verdict).toBe('skipped');
    expect(instead?.message).toContain(why);
  });

  it.each<[keyword: string, capability: [string, ...string[]], where: Where]>([
    ['STARTTLS', ['STARTTLS'], {}],
    ['SIZE', ['PIPELINING', 'SIZE'], { plain: ['PIPELINING'], tls: ['SIZE'] }],
    ['SIZE', ['SIZE'], { service: 'submissions', plain: ['SIZE'] }],
  ])('as not applicable: %s is not offered', (keyword, capability, where) => {
    expect(only(planned({ needs: { capability } }, where)).instead).toEqual({
      verdict: 'not-applicable',
      message: `the server does not offer ${keyword}`,
    });
  });

  it('with the reason of the preflight where the server does not let us in', () => {
    const noSession = { verdict: 'inconclusive', message: 'it turns us away' } as const;
    const where = { opening: 'refusal', noSession } as const;
    expect(only(planned({}, where)).instead).toEqual(noSession);
    expect(only(planned({ needs: { opening: ['silent'] } }, where)).instead).toEqual(noSession);
    expect(only(planned({ needs: { opening: ['ready', 'refusal'] } }, where)).instead).toBeUndefined();
  });

  it('as not applicable where it is about servers that let nobody in', () => {
    expect(only(planned({ needs: { opening: ['refusal'] } }, {})).instead?.verdict).toBe('not-applicable');
  });

  it('altogether where it is not about the service', () => {
    expect(planned({ services: ['submission'] }, {})).toEqual([]);
  });
});

describe('a scenario is played', () => {
  it.each<[why: string, meta: Partial<ScenarioMeta>, where: Where]>([
    ['it needs nothing', {}, {}],
    ['its impact is the most that is allowed', { impact: 'stress' }, { options: { allow: 'stress' } }],
    ['there are as many connections as it needs', { connections: 2 }, { options: { connections: 2 } }],
    [
      'the recipient is given',
      { needs: { recipient: true, localDomain: true } },
      { options: { recipient: 'a@b.test' } },
    ],
    ['the keyword is offered in clear', { needs: { capability: ['SIZE'] } }, { plain: ['SIZE'] }],
    [
      'the keyword is offered in TLS',
      { needs: { capability: ['SIZE'] } },
      { service: 'submissions', tls: ['SIZE'] },
    ],
    ['mail is welcome on smtp', { needs: { mail: true } }, {}],
    ['the login worked', { needs: { mail: true } }, { service: 'submission' }],
    [
      'the login may be tried with a wrong password here',
      { needs: { mail: true, wrongPassword: true } },
      { service: 'submission' },
    ],
  ])('as %s', (_why, meta, where) => expect(only(planned(meta, where)).instead).toBeUndefined());

  it('once for each variant, in order', () => {
    const variants = { second: 2, first: 1 };
    expect(planned({ variants }, {}).map(({ variant }) => variant)).toEqual(['second', 'first']);
  });
});
