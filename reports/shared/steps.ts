import { type Report, verdicts } from '../../runner/result/index.js';
import { adviceOf } from './advice.js';
import { byUrgency, type Placed, placedChecks, worthALook } from './checks.js';
import { type Finding, sameFindings } from './findings.js';

/** How easy it is to mend, as far as a report can tell: by a setting of the recognised product, by general advice, or nobody has said how. */
export const eases = ['setting', 'advice', 'none'] as const;
export type Ease = (typeof eases)[number];

type Findings = [Finding, ...Finding[]];

/** One thing to do, and all findings that it mends. */
export interface Step {
  /** Findings of one scenario and verdict, the heaviest first. */
  scenarios: [Findings, ...Findings[]];
  ease: Ease;
  /** For the products that were recognised where it was found. */
  advice: { product: string; text: string }[];
  /** Every check that is evidence of it. */
  checks: Placed[];
}

/**
 * What to do, in this order: verdict of the heaviest finding, whether hardly any server obeys (`byTheLetter`, last), its severity or level, ease, and
 * on how many services it was found. Findings that the same setting mends are one step; others are one where they are of one scenario. `undecided` are checks that broke or could not see.
 */
export function stepsOf(report: Report): { steps: Step[]; undecided: Finding[] } {
  const findings = sameFindings(worthALook(placedChecks(report)));
  const isUndecided = ([{ check }]: Finding) =>
    check.expected?.outcome !== 'unmet' && (check.verdict === 'inconclusive' || check.verdict === 'error');
  const open = findings.filter((finding) => !isUndecided(finding));
  const steps = grouped(open, (finding) => settingsOf(finding) || scenarioOf(finding)).map(stepOf);
  return { steps: steps.sort(inOrder), undecided: findings.filter(isUndecided) };
}

/** On how many services it was found. */
export function servicesWith({ checks }: Step): number {
  return new Set(checks.map(({ target }) => target)).size;
}

function stepOf(findings: Findings): Step {
  const checks = findings.flat();
  const [first = findings, ...rest] = grouped(findings, scenarioOf);
  const isSetting = settingsOf(findings[0]) !== '';
  const advice = checks.flatMap(({ check: { remedy = {} }, target: { software } }) => {
    const all = adviceOf(remedy, software);
    // The check tells the general advice too.
    return isSetting ? all.slice(0, 1) : all;
  });
  const each = [...new Map(advice.map((one) => [JSON.stringify(one), one])).values()];
  return {
    scenarios: [first, ...rest],
    ease: isSetting ? 'setting' : each.length > 0 ? 'advice' : 'none',
    advice: each,
    checks,
  };
}

/** What the recognised products have against it; empty where none was recognised, or none has. */
function settingsOf(finding: Finding): string {
  const known = finding.flatMap(({ check: { remedy = {} }, target: { software } }) =>
    software !== undefined && Object.hasOwn(remedy, software) ? [`${software}: ${remedy[software]}`] : [],
  );
  return [...new Set(known)].sort().join('\n');
}

function scenarioOf([{ check }]: Finding): string {
  return JSON.stringify([check.id, check.verdict]);
}

function grouped(findings: readonly Finding[], key: (finding: Finding) => string): Findings[] {
  const groups = new Map<string, Findings>();
  for (const finding of findings) {
    const group = groups.get(key(finding));
    if (group === undefined) groups.set(key(finding), [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function inOrder(a: Step, b: Step): number {
  const [[[first]]] = a.scenarios;
  const [[[other]]] = b.scenarios;
  const place = ({ check: { verdict, byTheLetter } }: Placed) =>
    verdicts.indexOf(verdict) * 2 + (byTheLetter === true ? 1 : 0);
  return (
    place(first) - place(other) ||
    byUrgency(first.check, other.check) ||
    eases.indexOf(a.ease) - eases.indexOf(b.ease) ||
    servicesWith(b) - servicesWith(a)
  );
}
