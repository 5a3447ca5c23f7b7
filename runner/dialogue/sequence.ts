import { type Alternatives, alternativesOf, type Expectation, patternOf } from './expectation.js';
import type { Path, Problems } from './problems.js';
import { nameOf } from './read.js';
import type { Dialogue, Step, StepMap } from './schema.js';
import { type Template, templateOf } from './template.js';

/** What the client does. */
export type Act =
  | { readonly kind: 'greeting' | 'starttls' | 'login' | 'close' }
  /** One command line, or several that are sent at once. */
  | { readonly kind: 'lines'; readonly lines: readonly Template[] }
  | { readonly kind: 'data'; readonly message: Template }
  | { readonly kind: 'wait'; readonly seconds: number };

/** What the client does and what the server has to say to it. */
export interface Move {
  readonly act: Act;
  /** Place of the act among the steps; that of the first one for a greeting. */
  readonly at: number;
  readonly expected: Expectation | undefined;
}

/** Keys that go together in one step. */
const beside: Readonly<Record<string, readonly string[]>> = {
  C: [],
  data: [],
  wait: [],
  S: ['text', 'without', 'finding', 'message'],
  given: ['text', 'without', 'else'],
};

type Kind = 'C' | 'data' | 'wait' | 'S' | 'given';

/** Acts and replies in pairs; what has no place in the order becomes a problem. */
export function sequenceOf({ start, steps }: Dialogue, problems: Problems): Move[] {
  const moves: Move[] = [];
  let open: Omit<Move, 'expected'> | undefined =
    start === 'connected' ? { act: { kind: 'greeting' }, at: 0 } : undefined;
  const end = (): void => {
    if (open === undefined) return;
    if (open.act.kind === 'wait') moves.push({ ...open, expected: undefined });
    else problems.at(['steps', open.at], unanswered(open.act, open.at));
    open = undefined;
  };
  for (const [at, step] of steps.entries()) {
    checkKeys(step, at, problems);
    const act = actOf(step, at, problems);
    if (act !== undefined) {
      end();
      open = { act, at };
      continue;
    }
    if (typeof step === 'string') continue;
    const expected = expectationOf(step, at, problems);
    if (open !== undefined) moves.push({ ...open, expected });
    else if (expected?.each.every(({ close, codes }) => close && codes.length === 0) && moves.length > 0)
      moves.push({ act: { kind: 'close' }, at, expected });
    else if (expected !== undefined)
      problems.at(['steps', at], `step ${at + 1} answers nothing; put a C in front of it`);
    open = undefined;
  }
  end();
  return moves;
}

function unanswered({ kind }: Act, at: number): string {
  return kind === 'greeting'
    ? 'the greeting comes first; begin with S or given, or start at greeted'
    : `step ${at + 1} draws a reply; put S or given behind it`;
}

function checkKeys(step: Step, at: number, problems: Problems): void {
  if (typeof step === 'string') return;
  const kind = kindOf(step);
  for (const key of Object.keys(step).filter((it) => it !== kind && !beside[kind]?.includes(it))) {
    const place = Object.entries(beside).flatMap(([it, keys]) => (keys.includes(key) ? [it] : []));
    problems.atKey(
      ['steps', at, key],
      `${key} does not stand beside ${kind}; it stands beside ${place.join(' or ')}`,
    );
  }
}

function kindOf(step: StepMap): Kind {
  return (['C', 'data', 'wait', 'S', 'given'] as const).find((key) => step[key] !== undefined) ?? 'C';
}

function actOf(step: Step, at: number, problems: Problems): Act | undefined {
  if (typeof step === 'string') return { kind: step };
  if (step.wait !== undefined) return { kind: 'wait', seconds: step.wait };
  if (step.data !== undefined)
    return { kind: 'data', message: template(step.data, ['steps', at, 'data'], problems) };
  if (step.C === undefined) return undefined;
  if (typeof step.C === 'string')
    return { kind: 'lines', lines: [template(step.C, ['steps', at, 'C'], problems)] };
  const lines = step.C.map((line, index) => template(line, ['steps', at, 'C', index], problems));
  return { kind: 'lines', lines };
}

function template(text: string, path: Path, problems: Problems): Template {
  const read = templateOf(text);
  if (typeof read !== 'string') return read;
  problems.at(path, `${nameOf(path)} ${read}`);
  return [];
}

function expectationOf(step: StepMap, at: number, problems: Problems): Expectation | undefined {
  const key = step.S === undefined ? 'given' : 'S';
  const said = step[key];
  if (said === undefined) return undefined;
  const isList = typeof said === 'object';
  const each = (isList ? said : [said]).map((one, index) => {
    const path = ['steps', at, key, ...(isList ? [index] : [])];
    return read(() => alternativesOf(String(one)), path, problems);
  });
  const pattern = (name: 'text' | 'without') => {
    const text = step[name];
    return text === undefined ? undefined : read(() => patternOf(text), ['steps', at, name], problems);
  };
  return {
    step: at + 1,
    finding: key === 'S' ? (step.finding ?? `step${at + 1}`) : undefined,
    otherwise: step.else ?? 'inconclusive',
    each: each.map((it): Alternatives => it ?? { codes: [2, 3, 5], close: false, words: '' }),
    text: pattern('text'),
    without: pattern('without'),
  };
}

function read<T extends object>(how: () => T | string, path: Path, problems: Problems): T | undefined {
  const it = how();
  if (typeof it !== 'string') return it;
  problems.at(path, `${nameOf(path)} ${it}`);
  return undefined;
}
