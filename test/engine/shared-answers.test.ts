import { expect, test } from 'vitest';
import { auditReference, verdictsOf } from './audits.js';
import { catalogueOf, scenario } from './catalogues.js';

const ids = ['commands/a', 'commands/b', 'commands/c'];

/** Scenarios that all ask the same; the answer is told as a fact. */
const askers = (key: (id: string) => string) =>
  ids.map((id) =>
    scenario(id, async ({ once, session, observed }) => {
      const answer = await once(key(id), async () => (await session('hello')).command('NOOP'));
      return observed(String(answer));
    }),
  );

test('a question is asked once, and its session is evidence of all who asked', async () => {
  const { checks, transcripts } = await auditReference(catalogueOf(askers(() => 'noop')));
  expect(transcripts.map(({ scenario }) => scenario)).toEqual(['preflight', 'commands/a']);
  expect(checks.map((check) => check.transcripts)).toEqual([[1], [1], [1]]);
  expect(transcripts[1]?.events.at(-1)?.data).not.toBe('');
  expect(transcripts[1]?.events.some(({ data }) => data === 'QUIT\\r\\n')).toBe(true);
});

test('another question is asked for itself', async () => {
  const { transcripts } = await auditReference(catalogueOf(askers((id) => id)));
  expect(transcripts).toHaveLength(1 + ids.length);
});

test('what drew 421 is asked again', async () => {
  const all = ids.map((id) =>
    scenario(id, async ({ once, session, observed }) => {
      const answer = await once('errors', async () => {
        const open = await session('hello');
        for (let count = 0; count < 3; count++) await open.command('FOO');
        return open.command('FOO');
      });
      return observed(String(answer));
    }),
  );
  const report = await auditReference(catalogueOf(all), {
    reference: { faults: ['error-limit-3'] },
    connections: 1,
  });
  expect(Object.values(verdictsOf(report))).toEqual(['inconclusive', 'inconclusive', 'inconclusive']);
  for (const { transcripts } of report.checks) expect(transcripts.length).toBeGreaterThan(0);
});

test('a question that fails is asked again by the next', async () => {
  let asked = 0;
  const failing = ids.map((id) =>
    scenario(id, async ({ once, pass }) => {
      await once('x', async () => {
        asked += 1;
        throw new Error('ours');
      });
      return pass();
    }),
  );
  const report = await auditReference(catalogueOf(failing), { connections: 1 });
  expect(Object.values(verdictsOf(report))).toEqual(['error', 'error', 'error']);
  expect(asked).toBe(3);
});

test('a token is the same for the same question, and another for every other', async () => {
  const seen: string[][] = [];
  const all = ids.map((id) =>
    scenario(id, async ({ token, pass }) => {
      seen.push([token(), token(), token('control')]);
      return pass();
    }),
  );
  await auditReference(catalogueOf(all));
  for (const [one, again, other] of seen) {
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{10}$/);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  }
  expect(new Set(seen.flat()).size).toBe(6);
});
