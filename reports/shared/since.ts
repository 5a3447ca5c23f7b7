import type { CheckReport, Report, RoleCell, TargetReport, Verdict } from '../../runner/result/index.js';
import { byUrgency, placedChecks, targetLabel } from './checks.js';
import { checkName } from './findings.js';
import { isDecided } from './outcome.js';
import { anyServer, type Pair, pairChecks, pairTargets, sameServer } from './pair.js';
import { expectationWords, matrixOf } from './roles.js';
import { isUnmet } from './unmet-roles.js';

/**
 * What became of a finding since an earlier run, in the order in which it is told:
 * - `new`: judged then, and none
 * - `unjudged-then`: found now, and then not judged, or not in the report
 * - `changed`: another finding of the same check, or the same of another weight
 * - `unjudged-now`: found then, and now not judged, or not in the report; nobody can say whether it is mended
 * - `fixed`: found then; judged now, and none
 * - `unchanged`
 */
export const changeKinds = ['new', 'unjudged-then', 'changed', 'unjudged-now', 'fixed', 'unchanged'] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** How a check came out; `absent`: the report has no such check. */
export type Came = Verdict | 'absent';

/** One finding of one check, at one service or at several alike. */
export interface Change {
  readonly kind: ChangeKind;
  /** `suite/name`, or `suite/name [variant]`; `roles/…` for what services lack together. */
  readonly name: string;
  readonly title: string;
  readonly then: Came;
  readonly now: Came;
  /** What was seen now at the first of the places, or why nothing was. */
  readonly message: string;
  /** Whether it is expected now, so that it does not count. */
  readonly asExpected: boolean;
  readonly places: readonly Place[];
}

export interface Place {
  /** Short name of the target. */
  readonly label: string;
  /** Of the check in the later report, as `placedChecks` has it, or of the role matrix; undefined where there is none. */
  readonly anchor?: string | undefined;
}

export interface Since {
  readonly then: Report;
  readonly now: Report;
  /** Whether the two have no server in common, so that services of the same kind were held against each other. */
  readonly otherTargets: boolean;
  /** URLs that one of them has and the other has not. */
  readonly targetsThen: readonly string[];
  readonly targetsNow: readonly string[];
  /** By kind, the gravest first. */
  readonly changes: readonly Change[];
  /** Findings of each kind, one for each service. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Checks without a finding at either time: judged then alone or now alone, in the one report alone or in the other. */
  readonly others: { judgedThen: number; judgedNow: number; onlyThen: number; onlyNow: number };
}

/** What a report has to say of one thing. */
interface Item {
  readonly name: string;
  /** What it weighs. */
  readonly rated: Pick<CheckReport, 'verdict' | 'severity' | 'level'>;
  readonly verdict: Verdict;
  readonly finding?: string | undefined;
  readonly title: string;
  readonly message: string;
  readonly asExpected: boolean;
  readonly anchor?: string | undefined;
}

interface Both extends Pair<Item> {
  /** Of the target. */
  readonly label: string;
  /** Why a side that lacks the check lacks it. */
  readonly why: string;
}

interface Found extends Both {
  readonly kind: ChangeKind;
  /** That of now, else that of then. */
  readonly it: Item;
}

/** What became of the findings of an earlier report. Pure. */
export function sinceThen(then: Report, now: Report): Since {
  const related = pairTargets(now, then, sameServer);
  const otherTargets =
    now.targets.length > 0 && related.every(({ a, b }) => a === undefined || b === undefined);
  const pairs = otherTargets ? pairTargets(now, then, anyServer) : related;
  const anchors = new Map(placedChecks(now).map(({ check, anchor }) => [check, anchor]));
  const matrix = matrixOf(now) === undefined ? undefined : 'roles';
  const both = pairs.flatMap((pair) => bothOf(pair, { then, now, anchors, matrix }));
  const found = both.flatMap(foundIn).sort((x, y) => byUrgency(x.it.rated, y.it.rated));
  const ofKind = (kind: ChangeKind) => found.filter((it) => it.kind === kind);
  const rest = both.filter((pair) => kindOf(pair) === undefined);
  const number = (wanted: (pair: Both) => boolean) => rest.filter(wanted).length;
  return {
    then,
    now,
    otherTargets,
    targetsThen: pairs.flatMap(({ a, b }) => (a === undefined && b !== undefined ? [b.url] : [])),
    targetsNow: pairs.flatMap(({ a, b }) => (b === undefined && a !== undefined ? [a.url] : [])),
    changes: changeKinds.flatMap((kind) => merged(ofKind(kind))),
    counts: Object.fromEntries(changeKinds.map((kind) => [kind, ofKind(kind).length])) as Since['counts'],
    others: {
      judgedThen: number(({ a, b }) => a !== undefined && !isDecided(a) && isDecided(b)),
      judgedNow: number(({ a, b }) => isDecided(a) && b !== undefined && !isDecided(b)),
      onlyThen: number(({ a }) => a === undefined),
      onlyNow: number(({ b }) => b === undefined),
    },
  };
}

interface Reports {
  readonly then: Report;
  readonly now: Report;
  readonly anchors: ReadonlyMap<CheckReport, string>;
  /** Of the role matrix, where there is one. */
  readonly matrix: string | undefined;
}

/** Everything that was judged on a target now (`a`) or then (`b`). */
function bothOf({ a, b }: Pair<TargetReport>, { then, now, anchors, matrix }: Reports): Both[] {
  const label = a !== undefined ? targetLabel(a, now) : b !== undefined ? targetLabel(b, then) : '';
  const lacking = a === undefined || b === undefined;
  const why = lacking ? 'the report has no such target' : (a.problem ?? 'the report has no such check');
  const checks = pairChecks(a?.checks ?? [], b?.checks ?? []).map((pair) => ({
    a: pair.a && itemOf(pair.a, anchors.get(pair.a)),
    b: pair.b && itemOf(pair.b),
  }));
  const [cellsNow, cellsThen] = [cellsOf(now, a, matrix), cellsOf(then, b)];
  const names = new Set([...cellsNow.keys(), ...cellsThen.keys()]);
  const cells = [...names].map((name) => ({ a: cellsNow.get(name), b: cellsThen.get(name) }));
  return [...checks, ...cells].map((pair) => ({ ...pair, label, why }));
}

function itemOf(check: CheckReport, anchor?: string): Item {
  const { verdict, finding, title, message, expected } = check;
  const asExpected = expected?.outcome === 'met';
  return { name: checkName(check), rated: check, verdict, finding, title, message, asExpected, anchor };
}

/** What comparing services told of a target; what a check tells is told by the check. */
function cellsOf(
  { roles = [], targets }: Report,
  target: TargetReport | undefined,
  anchor?: string,
): Map<string, Item> {
  const own = roles.filter((role) => target !== undefined && targets[role.target] === target);
  const cells = own.flatMap((role) => role.cells).filter(({ checks }) => checks.length === 0);
  return new Map(cells.map((cell) => [cell.expectation, itemOfCell(cell, anchor)]));
}

function itemOfCell(cell: RoleCell, anchor?: string): Item {
  const { expectation, message } = cell;
  const verdict = verdictOf(cell);
  const { title } = expectationWords[expectation];
  return {
    name: `roles/${expectation}`,
    rated: { verdict },
    verdict,
    title,
    message,
    asExpected: false,
    anchor,
  };
}

function verdictOf(cell: RoleCell): Verdict {
  if (isUnmet(cell)) return 'warn';
  if (cell.state === 'unmet') return 'info';
  if (cell.state === 'met') return 'pass';
  return cell.state === 'unknown' ? 'inconclusive' : 'not-applicable';
}

function foundIn(pair: Both): Found[] {
  const kind = kindOf(pair);
  const it = isFinding(pair.a) ? pair.a : pair.b;
  return kind === undefined || it === undefined ? [] : [{ ...pair, kind, it }];
}

/** In doubt a finding is new and none is fixed: where a subject came it was seen to be wrong, where it went nothing was seen. */
function kindOf({ a: now, b: then }: Pair<Item>): ChangeKind | undefined {
  if (!isFinding(now)) {
    if (!isFinding(then)) return undefined;
    return isDecided(now) ? 'fixed' : 'unjudged-now';
  }
  if (!isFinding(then))
    return isDecided(then) || then?.verdict === 'not-applicable' ? 'new' : 'unjudged-then';
  return now?.verdict === then?.verdict && now?.finding === then?.finding ? 'unchanged' : 'changed';
}

function isFinding(item: Item | undefined): boolean {
  return item?.verdict === 'fail' || item?.verdict === 'warn';
}

/** What is alike at several services, once, in the words of the first. */
function merged(all: readonly Found[]): Change[] {
  const changes = new Map<string, Change>();
  for (const { kind, it, a, b, label, why } of all) {
    const { name, title } = it;
    const then: Came = b?.verdict ?? 'absent';
    const now: Came = a?.verdict ?? 'absent';
    const asExpected = a?.asExpected ?? false;
    const key = JSON.stringify([name, then, now, a?.finding, b?.finding, asExpected]);
    const place = { label, anchor: a?.anchor };
    const known = changes.get(key);
    if (known === undefined)
      changes.set(key, {
        kind,
        name,
        title,
        then,
        now,
        message: a?.message ?? why,
        asExpected,
        places: [place],
      });
    else changes.set(key, { ...known, places: [...known.places, place] });
  }
  return [...changes.values()];
}
