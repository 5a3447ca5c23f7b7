import { describe, expect, it } from 'vitest';
import { type AuditOptions, audit, BadOption, type TargetOptions } from '../../runner/engine/index.js';
import { startReference } from '../../runner/reference/index.js';
import { checkedAudit, targetOf } from './audits.js';
import { catalogueOf, noop } from './catalogues.js';

const catalogue = catalogueOf([noop]);
/** TEST-NET-1 (RFC 5737): nobody is there, and these tests must not find out. */
const elsewhere = '192.0.2.1';
const name = 'mail.consent.test';

/** What the run throws before it connects; the signal makes sure that it never does. */
async function refusalOf(options: Partial<AuditOptions>): Promise<string> {
  const controller = new AbortController();
  controller.abort();
  const run = audit(catalogue, {
    targets: [`smtp://${name}`],
    resolve: async (host) => [host === name ? elsewhere : host],
    signal: controller.signal,
    ...options,
  });
  const error = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return 'goes ahead';
  expect(error).toBeInstanceOf(BadOption);
  return (error as Error).message;
}

const txt = (...records: string[]) => ({ resolveTxt: async () => records });
const forbidden = {
  resolveTxt: () => {
    throw new Error('nobody is to be asked');
  },
};

describe('deliver and stress elsewhere', () => {
  it.each(['deliver', 'stress'] as const)(
    '%s is refused without anybody’s word, and says how to mend it',
    async (allow) => {
      expect(await refusalOf({ allow, ...txt() })).toBe(
        `--allow ${allow} at ${name}, which is not this machine, needs the consent of whoever is responsible for it: ` +
          '--i-am-authorized says that you have it, or the TXT record ' +
          `_smtpspec.${name} "v=smtpspec1; allow=${allow}" does (there is none)`,
      );
    },
  );

  it('at an address has the flag alone', async () => {
    const options = { targets: [`smtp://${elsewhere}`], allow: 'deliver', ...forbidden } as const;
    const message = await refusalOf(options);
    expect(message).toContain('--i-am-authorized');
    expect(message).not.toContain('TXT');
    expect(await refusalOf({ ...options, authorized: true })).toBe('goes ahead');
  });

  it.each<[what: string, records: string[], allow: 'deliver' | 'stress', outcome: RegExp]>([
    ['a record', ['v=smtpspec1; allow=deliver'], 'deliver', /^goes ahead$/],
    ['one for more', ['v=smtpspec1; allow=stress'], 'deliver', /^goes ahead$/],
    ['one for less', ['v=smtpspec1; allow=deliver'], 'stress', /allows deliver alone\)$/],
    ['one among others', ['google-site=1', 'V = smtpspec1 ;allow = DELIVER;'], 'deliver', /^goes ahead$/],
    ['others alone', ['v=spf1 -all'], 'deliver', /\(there is none\)$/],
    ['one that lasts', ['v=smtpspec1; allow=stress; until=9999-12-31'], 'stress', /^goes ahead$/],
    [
      'one that has expired',
      ['v=smtpspec1; allow=stress; until=2020-02-29'],
      'stress',
      /has expired: until 2020-02-29\)$/,
    ],
    [
      'an expired one beside a good one',
      ['v=smtpspec1; allow=stress; until=2020-01-01', 'v=smtpspec1; allow=stress'],
      'stress',
      /^goes ahead$/,
    ],
    [
      'a date that is none',
      ['v=smtpspec1; allow=stress; until=2027-02-30'],
      'stress',
      /no date YYYY-MM-DD\)$/,
    ],
    ['another version', ['v=smtpspec2; allow=stress'], 'stress', /cannot be read\)$/],
    ['an unknown field', ['v=smtpspec1; allow=stress; for=bob'], 'stress', /cannot be read\)$/],
    ['no impact', ['v=smtpspec1'], 'deliver', /allows neither deliver nor stress\)$/],
    [
      'an impact that needs none',
      ['v=smtpspec1; allow=probe'],
      'deliver',
      /allows neither deliver nor stress\)$/,
    ],
    ['a hostile one', [`v=smtpspec1; \u001b[31m${'x'.repeat(9_999)}`], 'deliver', /^[\x20-\x7e]{1,500}$/],
  ])('%s', async (_what, records, allow, outcome) => {
    expect(await refusalOf({ allow, ...txt(...records) })).toMatch(outcome);
  });

  it('is refused where nobody can tell', async () => {
    const resolveTxt = () => Promise.reject(Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }));
    expect(await refusalOf({ allow: 'deliver', resolveTxt })).toMatch(/could not be looked up: ETIMEOUT\)$/);
  });

  it('is asked of each target by its own options', async () => {
    const target = (own: Partial<TargetOptions>) => ({
      targets: [{ target: `smtp://${name}`, ...own }],
      ...forbidden,
    });
    expect(await refusalOf(target({ allow: 'probe' }))).toBe('goes ahead');
    expect(await refusalOf({ allow: 'deliver', ...target({ allow: 'probe' }) })).toBe('goes ahead');
    expect(await refusalOf(target({ allow: 'deliver', authorized: true }))).toBe('goes ahead');
    expect(await refusalOf({ ...target({ allow: 'deliver' }), ...txt() })).toContain('--allow deliver');
  });

  it('counts a name by all of its addresses', async () => {
    const resolve = async () => ['127.0.0.1', elsewhere];
    expect(await refusalOf({ allow: 'deliver', resolve, ...txt() })).toContain('is not this machine');
  });
});

describe('nobody’s word is needed', () => {
  it.each(['observe', 'probe'] as const)('for %s', async (allow) => {
    expect(await refusalOf({ allow, ...forbidden })).toBe('goes ahead');
  });

  it('for a name without an address', async () => {
    expect(await refusalOf({ allow: 'deliver', resolve: async () => [], ...forbidden })).toBe('goes ahead');
  });

  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])(
    'at %s, which is this machine',
    async (address) => {
      expect(await refusalOf({ allow: 'stress', resolve: async () => [address], ...forbidden })).toBe(
        'goes ahead',
      );
    },
  );
});

describe('a report', () => {
  it('says by whose word it was, and nothing where none was needed', async () => {
    const server = await startReference();
    try {
      const targets = [targetOf(server)];
      const delivering = await checkedAudit(catalogue, { targets, allow: 'deliver' });
      expect(delivering.consents).toEqual([{ host: '127.0.0.1', allow: 'deliver', by: 'loopback' }]);
      expect(await checkedAudit(catalogue, { targets })).not.toHaveProperty('consents');
    } finally {
      await server.close();
    }
  });

  it.each([
    [{ authorized: true }, { by: 'flag' }],
    [txt('v=smtpspec1; allow=deliver'), { by: 'dns', record: `_smtpspec.${name}` }],
  ])('names %j', async (options, consent) => {
    const controller = new AbortController();
    controller.abort();
    const report = await checkedAudit(catalogue, {
      targets: [`smtp://${name}`],
      resolve: async () => [elsewhere],
      allow: 'deliver',
      signal: controller.signal,
      ...options,
    });
    expect(report.consents).toEqual([{ host: name, allow: 'deliver', ...consent }]);
    expect(report.targets[0]?.connections).toBe(0);
  });
});
