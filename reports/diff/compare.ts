import type { CheckReport, Report } from '../../runner/result/index.js';
import { isDecided } from '../shared/outcome.js';
import { anyServer, pairChecks, pairTargets } from '../shared/pair.js';
import { type Change, changesBetween, type Excerpt, excerptOf } from './changes.js';
import { codesIn, codesOf, unlikeCodes } from './codes.js';
import { type Facts, unlikeFacts } from './facts.js';
import { gathered, merged } from './merge.js';
import {
  type Both,
  isComparable,
  isOneSided,
  missingTarget,
  notComparedIn,
  type OneSided,
  oneSidedIn,
} from './open.js';

/** How a check came out. */
export type Side = Pick<CheckReport, 'verdict' | 'finding' | 'message' | 'level' | 'severity'>;

/** A check that came out differently, at one service or at several alike. */
export interface Difference {
  readonly suite: string;
  /** Scenario id, `suite/name` */
  readonly id: string;
  readonly variant?: string | undefined;
  readonly services: readonly string[];
  /** `replies`: judged alike, and other codes came. */
  readonly kind: 'verdict' | 'finding' | 'replies';
  readonly a: Side;
  readonly b: Side;
  /** Every command of its sessions that drew other codes. */
  readonly changes: readonly Change[];
  readonly excerpt?: Excerpt | undefined;
}

export interface Comparison extends Facts {
  readonly a: Pick<Report, 'startedAt'> & { readonly targets: string[] };
  readonly b: Pick<Report, 'startedAt'> & { readonly targets: string[] };
  /** Services that both have. */
  readonly services: readonly string[];
  readonly differences: readonly Difference[];
  /** The subject is there at one side only. */
  readonly oneSided: readonly OneSided[];
  /** Nothing can be said: inconclusive, skipped, an error of ours, or not in the report at one side. */
  readonly notCompared: readonly OneSided[];
  /** Checks that both sides judged. */
  readonly compared: number;
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
  return {
    a: headOf(a),
    b: headOf(b),
    services: [...new Set(judged.map((pair) => pair.a.service))],
    ...unlikeFacts(judged),
    differences: merged(both.flatMap(differenceIn), keyOfDifference),
    oneSided: gathered(both.flatMap(oneSidedIn)),
    notCompared: gathered([...pairs.flatMap(missingTarget), ...both.flatMap(notComparedIn)]),
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

function differenceIn(pair: Both): Difference[] {
  const { a, b, service, targets } = pair;
  if (a === undefined || b === undefined || !isComparable(pair) || isOneSided(pair)) return [];
  const [here, there] = [
    { target: targets.a, check: a },
    { target: targets.b, check: b },
  ];
  const bothDecided = isDecided(a) && isDecided(b);
  const changes = bothDecided ? changesBetween(here, there) : [];
  const kind = kindOf(a, b, changes);
  if (kind === undefined) return [];
  const excerpt = bothDecided ? excerptOf(here, there, changes) : undefined;
  return [
    {
      suite: a.suite,
      id: a.id,
      ...(a.variant === undefined ? {} : { variant: a.variant }),
      services: [service],
      kind,
      a: sideOf(a),
      b: sideOf(b),
      changes,
      ...(excerpt === undefined ? {} : { excerpt }),
    },
  ];
}

function kindOf(a: CheckReport, b: CheckReport, changes: readonly Change[]): Difference['kind'] | undefined {
  if (a.verdict !== b.verdict) return 'verdict';
  if (a.finding !== b.finding) return 'finding';
  if (!isDecided(a)) return undefined;
  if (changes.length > 0) return 'replies';
  const [left, right] = [codesIn(a.message), codesIn(b.message)];
  // Where one tells no code it saw the same another way: by counting replies, for one.
  if (left.length === 0 || right.length === 0) return undefined;
  return unlikeCodes(left, right) ? 'replies' : undefined;
}

function sideOf({ verdict, finding, message, level, severity }: CheckReport): Side {
  return {
    verdict,
    message,
    ...(finding === undefined ? {} : { finding }),
    ...(level === undefined ? {} : { level }),
    ...(severity === undefined ? {} : { severity }),
  };
}

function keyOfDifference({ id, variant, kind, a, b, changes }: Difference): unknown {
  const side = ({ verdict, finding, message }: Side) => [verdict, finding, codesIn(message)];
  const codes = changes.map((change) => [codesOf(change.a.server), codesOf(change.b.server)]);
  return [id, variant, kind, side(a), side(b), codes];
}
