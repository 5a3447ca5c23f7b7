import type { Catalogue } from '../../runner/engine/index.js';
import type { Exchange } from '../../runner/net/index.js';
import type { Level } from '../../runner/result/index.js';
import type {
  AnyInvariant,
  AnyScenario,
  Context,
  InvariantMeta,
  Outcome,
  Requirement,
  ScenarioMeta,
  Verbs,
} from '../../runner/scenario/index.js';

const row = (level: Level, more: Partial<Requirement> = {}): Requirement => ({
  rfc: '5321',
  section: '4.1',
  role: 'server',
  level,
  observable: 'wire',
  text: 'A statement.',
  test: 'A test.',
  ...more,
});

/** One row of each level, and some that differ otherwise. */
export const requirements: Readonly<Record<string, Requirement>> = {
  must: row('MUST'),
  'must-not': row('MUST NOT'),
  should: row('SHOULD'),
  'should-not': row('SHOULD NOT'),
  may: row('MAY'),
  grammar: row('grammar'),
  expectation: row('expectation'),
  derived: row('derived'),
  letter: row('MUST', { byTheLetter: true }),
  client: row('MUST', { role: 'client' }),
  unseen: row('MUST', { observable: 'operator' }),
  other: row('MUST', { rfc: '3207', section: 'A.1' }),
};

const head = {
  title: 'A sound server does it',
  why: 'It matters to somebody.',
  axis: 'conformance',
  requirements: ['must'],
  findings: { broken: { message: 'The server drew {reply}' } },
  remedy: { any: 'Mend it somehow.' },
} as const satisfies Omit<InvariantMeta, 'id'>;

const scenarioHead = {
  ...head,
  services: ['smtp', 'submission', 'submissions'],
  impact: 'observe',
} as const satisfies Omit<ScenarioMeta, 'id'>;

export type TestContext = Context<typeof scenarioHead & { readonly id: string }>;

export function scenario(
  id: string,
  run: (context: TestContext) => Promise<Outcome>,
  more: Partial<ScenarioMeta> = {},
): AnyScenario {
  return { meta: { ...scenarioHead, id, ...more }, run };
}

export function invariant(
  id: string,
  judge: (exchange: Exchange, verbs: Verbs<(typeof head)['findings']>) => Outcome | undefined,
  more: Partial<InvariantMeta> = {},
): AnyInvariant {
  return { meta: { ...head, id, ...more }, judge };
}

export function catalogueOf(
  scenarios: readonly AnyScenario[],
  invariants: readonly AnyInvariant[] = [],
): Catalogue {
  return { scenarios, invariants, requirements };
}

/** NOOP on a session that has said EHLO. */
export const noop = scenario('commands/noop', async ({ session, pass, violation, inconclusive }) => {
  const reply = await (await session('hello')).command('NOOP');
  if (reply.is(5)) return violation('broken', { reply });
  return reply.is(250) ? pass() : inconclusive(`NOOP drew ${reply}`);
});

/** A violation as a body builds it, with no regard to what the head declares. */
export const violation = (finding: string, args: Readonly<Record<string, string>> = {}): Outcome => ({
  kind: 'violation',
  finding,
  args,
});
