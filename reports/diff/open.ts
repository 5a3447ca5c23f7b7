import type { CheckReport, TargetReport, Verdict } from '../../runner/result/index.js';
import { checkName } from '../shared/findings.js';
import { isDecided } from '../shared/outcome.js';

/** Checks that one side judged, and why the other did not. */
export interface OneSided {
  /** Of the first of them. */
  readonly suite: string;
  readonly services: readonly string[];
  readonly judgedAt: 'a' | 'b';
  /** Of the other side. */
  readonly verdict: Verdict | 'absent';
  readonly why: string;
  readonly checks: readonly string[];
}

/** A check at two servers; one of them may lack it. */
export interface Both {
  readonly service: string;
  readonly targets: { readonly a: TargetReport; readonly b: TargetReport };
  readonly a: CheckReport | undefined;
  readonly b: CheckReport | undefined;
}

const findings: readonly Verdict[] = ['fail', 'warn'];

/** Whether one side judged it and the other had nothing to judge; a finding is told in full. */
export function isOneSided({ a, b }: Both): boolean {
  return [
    [a, b],
    [b, a],
  ].some(
    ([here, there]) =>
      isDecided(here) && !findings.includes(here?.verdict ?? 'pass') && there?.verdict === 'not-applicable',
  );
}

export function isComparable({ a, b }: Both): boolean {
  return [a, b].every((check) => isDecided(check) || check?.verdict === 'not-applicable');
}

export function oneSidedIn(pair: Both): OneSided[] {
  return isOneSided(pair) ? oneSide(pair) : [];
}

export function notComparedIn(pair: Both): OneSided[] {
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

export function missingTarget({
  a,
  b,
}: {
  a: TargetReport | undefined;
  b: TargetReport | undefined;
}): OneSided[] {
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
