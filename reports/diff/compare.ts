import type { CheckReport, Report, TargetReport, Verdict } from '../../runner/result/index.js';
import { checkName } from '../shared/findings.js';
import { isDecided } from '../shared/outcome.js';
import { anyServer, pairChecks, pairTargets } from '../shared/pair.js';
import { codesIn } from './codes.js';
import { type Excerpt, excerptOf } from './exchange.js';
import { type Fact, unlikeFacts } from './keywords.js';

/** How a check came out. */
export type Side = Pick<CheckReport, 'verdict' | 'finding' | 'message'>;

/** A check that came out differently, at one service or at several alike. */
export interface Difference {
  readonly suite: string;
  /** `suite/name`, or `suite/name [variant]` */
  readonly check: string;
  readonly services: string[];
  /** `replies`: judged alike, and other codes came. */
  readonly kind: 'verdict' | 'finding' | 'replies';
  readonly a: Side;
  readonly b: Side;
  readonly excerpt?: Excerpt | undefined;
}

/** Checks that one side judged, and why the other did not. */
export interface OneSided {
  /** Of the first of them. */
  readonly suite: string;
  readonly services: string[];
  readonly judgedAt: 'a' | 'b';
  /** Of the other side. */
  readonly verdict: Verdict | 'absent';
  readonly why: string;
  readonly checks: string[];
}

export interface Comparison {
  readonly a: Pick<Report, 'startedAt'> & { readonly targets: string[] };
  readonly b: Pick<Report, 'startedAt'> & { readonly targets: string[] };
  readonly facts: readonly (Fact & { readonly services: string[] })[];
  readonly differences: readonly Difference[];
  /** The subject is there at one side only. */
  readonly oneSided: readonly OneSided[];
  /** Nothing can be said: inconclusive, skipped, an error of ours, or not in the report at one side. */
  readonly notCompared: readonly OneSided[];
  /** Checks that both sides judged. */
  readonly compared: number;
}

interface Both {
  readonly service: string;
  readonly targets: { readonly a: TargetReport; readonly b: TargetReport };
  readonly a: CheckReport | undefined;
  readonly b: CheckReport | undefined;
}

/** In what two reports differ but for words, times, marks and numbers. Pure; the order is that of the first report. */
export function compareReports(a: Report, b: Report): Comparison {
  const pairs = pairTargets(a, b, anyServer);
  const judged = pairs.flatMap((pair) =>
    pair.a === undefined || pair.b === undefined ? [] : [{ a: pair.a, b: pair.b }],
  );
  const both = judged.flatMap((targets) =>
    pairChecks(targets.a.checks, targets.b.checks).map(
      (pair): Both => ({ service: targets.a.service, targets, ...pair }),
    ),
  );
  const facts = judged.flatMap(({ a, b }) =>
    unlikeFacts(a, b).map((fact) => ({ ...fact, services: [a.service] })),
  );
  return {
    a: headOf(a),
    b: headOf(b),
    facts: merged(facts, ({ what, a, b }) => [what, a, b]),
    differences: merged(both.flatMap(differenceIn), keyOfDifference),
    oneSided: gathered(both.flatMap(oneSidedIn), ({ suite }) => suite),
    notCompared: gathered([...pairs.flatMap(missingTarget), ...both.flatMap(notComparedIn)], () => ''),
    compared: both.filter(({ a, b }) => isDecided(a) && isDecided(b)).length,
  };
}

/** Whether nothing is known to differ, and nothing is left open. */
export function isSame({ facts, differences, oneSided, notCompared }: Comparison): boolean {
  return [facts, differences, oneSided, notCompared].every(({ length }) => length === 0);
}

function headOf({ startedAt, targets }: Report): Comparison['a'] {
  return { startedAt, targets: targets.map(({ url }) => url) };
}

const findings: readonly Verdict[] = ['fail', 'warn'];

/** Whether one side judged it and the other had nothing to judge; a finding is told in full. */
function isOneSided({ a, b }: Both): boolean {
  return [
    [a, b],
    [b, a],
  ].some(
    ([here, there]) =>
      isDecided(here) && !findings.includes(here?.verdict ?? 'pass') && there?.verdict === 'not-applicable',
  );
}

function isComparable({ a, b }: Both): boolean {
  return [a, b].every((check) => isDecided(check) || check?.verdict === 'not-applicable');
}

function differenceIn(pair: Both): Difference[] {
  const { a, b, service, targets } = pair;
  if (a === undefined || b === undefined || !isComparable(pair) || isOneSided(pair)) return [];
  const kind = kindOf(a, b);
  if (kind === undefined) return [];
  const excerpt = excerptOf({ target: targets.a, check: a }, { target: targets.b, check: b });
  return [
    {
      suite: a.suite,
      check: checkName(a),
      services: [service],
      kind,
      a: sideOf(a),
      b: sideOf(b),
      ...(excerpt === undefined ? {} : { excerpt }),
    },
  ];
}

function kindOf(a: CheckReport, b: CheckReport): Difference['kind'] | undefined {
  if (a.verdict !== b.verdict) return 'verdict';
  if (a.finding !== b.finding) return 'finding';
  if (!isDecided(a)) return undefined;
  const [left, right] = [codesIn(a.message), codesIn(b.message)];
  // Where one tells no code it saw the same another way: by counting replies, for one.
  if (left.length === 0 || right.length === 0) return undefined;
  return left.join() === right.join() ? undefined : 'replies';
}

function sideOf({ verdict, finding, message }: CheckReport): Side {
  return { verdict, message, ...(finding === undefined ? {} : { finding }) };
}

function oneSidedIn(pair: Both): OneSided[] {
  return isOneSided(pair) ? oneSide(pair) : [];
}

function notComparedIn(pair: Both): OneSided[] {
  return isComparable(pair) || pair.a?.verdict === pair.b?.verdict ? [] : oneSide(pair);
}

function oneSide({ service, a, b }: Both): OneSided[] {
  const judgedAt = isDecided(a) || (b !== undefined && !isDecided(b) && a !== undefined) ? 'a' : 'b';
  const other = judgedAt === 'a' ? b : a;
  const check = a ?? b;
  if (check === undefined) return [];
  return [
    {
      suite: check.suite,
      services: [service],
      judgedAt,
      verdict: other?.verdict ?? 'absent',
      why: other?.message ?? 'the report has no such check',
      checks: [checkName(check)],
    },
  ];
}

function missingTarget({ a, b }: { a: TargetReport | undefined; b: TargetReport | undefined }): OneSided[] {
  const there = a ?? b;
  if (there === undefined || (a !== undefined && b !== undefined)) return [];
  return [
    {
      suite: 'targets',
      services: [there.service],
      judgedAt: a === undefined ? 'b' : 'a',
      verdict: 'absent',
      why: 'the report has no such service',
      checks: [there.url],
    },
  ];
}

function keyOfDifference({ check, kind, a, b }: Difference): unknown {
  const side = ({ verdict, finding, message }: Side) => [verdict, finding, codesIn(message)];
  return [check, kind, side(a), side(b)];
}

/** What is alike at several services, once, told in the words of the first. */
function merged<T extends { readonly services: string[] }>(
  all: readonly T[],
  keyOf: (it: T) => unknown,
): T[] {
  const found = new Map<string, T>();
  for (const one of all) {
    const key = JSON.stringify(keyOf(one));
    const known = found.get(key);
    found.set(key, known === undefined ? one : { ...known, services: union(known.services, one.services) });
  }
  return [...found.values()];
}

/** Checks that were left open for one reason, together; those of several suites where they have the same heading. */
function gathered(all: readonly OneSided[], headingOf: (one: OneSided) => string): OneSided[] {
  const byCheck = merged(all, ({ checks, judgedAt, verdict, why }) => [checks, judgedAt, verdict, why]);
  const found = new Map<string, OneSided>();
  for (const one of byCheck) {
    const key = JSON.stringify([headingOf(one), one.services, one.judgedAt, one.verdict, one.why]);
    const known = found.get(key);
    found.set(key, known === undefined ? one : { ...known, checks: union(known.checks, one.checks) });
  }
  return [...found.values()];
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
