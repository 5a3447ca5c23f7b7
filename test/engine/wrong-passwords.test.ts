import { expect, it } from 'vitest';
import { firstAble } from '../../runner/engine/first-able.js';
import type { TranscriptReport } from '../../runner/result/index.js';
import { catalogue } from '../../suites/index.js';
import { auditReference } from '../proof/support.js';

/** What docs/verdicts.md promises. */
const mostWrongPasswords = 2;

const concerned = catalogue.scenarios.filter(({ meta }) => meta.needs?.wrongPassword === true);

function triesOfTheLogin({ events }: TranscriptReport): number {
  return events.filter(
    ({ from, data }) => from === 'note' && data.startsWith('AUTH PLAIN for the login given'),
  ).length;
}

it.each([
  { what: 'a sound server', faults: [] },
  { what: 'a server that tells logins apart', faults: ['auth-user-enumeration'] },
  { what: 'a server that ends the session behind each', faults: ['auth-failure-closes'] },
  { what: 'a server that says 421 to each', faults: ['auth-refusal-421'] },
])(
  'an ordinary run tries the login given with no more than two wrong passwords: $what',
  async ({ faults }) => {
    const asked = { ...catalogue, scenarios: concerned, invariants: [] };
    const { targets } = await auditReference(asked, { faults });
    const tries = targets.flatMap(({ transcripts }) => transcripts.map(triesOfTheLogin));
    const all = tries.reduce((sum, count) => sum + count, 0);
    expect(all).toBeGreaterThan(0);
    expect(all).toBeLessThanOrEqual(mostWrongPasswords);
  },
);

/** What docs/verdicts.md promises of the right password, damaged. */
const mostDamagedPerService = 2;

it('an ordinary run sends the right password damaged no more than twice per service', async () => {
  const scenarios = catalogue.scenarios.filter(({ meta }) => meta.id === 'auth/damaged-credentials');
  const { targets } = await auditReference(
    { ...catalogue, scenarios, invariants: [] },
    { faults: ['auth-cancel-535'] },
  );
  const services = ['submission', 'submissions'];
  for (const { service, transcripts } of targets.filter((it) => services.includes(it.service))) {
    const notes = transcripts.flatMap(({ events }) => events.filter(({ from }) => from === 'note'));
    const sent = notes.filter(({ data }) => data.startsWith('the right credentials, with'));
    expect({ service, sent: sent.length }).toEqual({ service, sent: mostDamagedPerService });
  }
});

it('one service of a run is asked, the first that let us log in, and the others say why they are not', async () => {
  const asked = { ...catalogue, scenarios: concerned, invariants: [] };
  const { targets } = await auditReference(asked, {});
  const said = targets.map(({ service, checks }) => ({
    service,
    verdicts: checks.filter(({ impact }) => impact !== 'stress').map(({ verdict }) => verdict),
  }));
  expect(said).toEqual([
    { service: 'submission', verdicts: ['pass', 'pass'] },
    { service: 'submissions', verdicts: ['skipped', 'skipped'] },
  ]);
  expect(targets[1]?.checks[0]?.message).toContain('asked of another service in this run');
});

it('the first that is able is found whatever the order in which they are done', async () => {
  const [a, b, c] = [{}, {}, {}];
  const ask = firstAble([a, b, c]);
  const last = ask(c, true);
  const middle = ask(b, true);
  expect(await ask(a, false)).toBe(false);
  expect(await middle).toBe(true);
  expect(await last).toBe(false);
});
