import {
  type CheckReport,
  isExcused,
  type Report,
  type TargetReport,
  type Verdict,
  verdicts,
} from '../../runner/result/index.js';

/** One check together with the target it was judged on. */
export interface Placed {
  check: CheckReport;
  target: TargetReport;
  /** Unique within the report and free of characters that a URL fragment would escape. */
  anchor: string;
}

/** Every check of the report, target by target, in the order of the report. */
export function placedChecks(report: Report): Placed[] {
  return report.targets.flatMap((target, t) =>
    target.checks.map((check, c) => ({ check, target, anchor: `t${t + 1}-c${c + 1}` })),
  );
}

const wanted: readonly Verdict[] = ['fail', 'error', 'warn', 'inconclusive'];

/** The checks somebody should look at, by verdict and then by severity or level: none that is as expected, each that is not. */
export function worthALook(checks: readonly Placed[]): Placed[] {
  const open = checks.filter(
    ({ check: { verdict, expected } }) =>
      expected?.outcome === 'unmet' || (expected?.outcome !== 'met' && wanted.includes(verdict)),
  );
  return open.sort((a, b) => byUrgency(a.check, b.check));
}

type Rated = Pick<CheckReport, 'verdict' | 'severity' | 'level'>;

/** Order for `sort`: verdict first, then severity or level, heaviest first; ties keep their place. */
export function byUrgency(a: Rated, b: Rated): number {
  return verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) || weight(a) - weight(b);
}

const weights = [
  ['critical'],
  ['high', 'MUST', 'MUST NOT'],
  ['medium', 'grammar', 'expectation'],
  ['low', 'SHOULD', 'SHOULD NOT', 'derived'],
  ['info', 'MAY'],
];

function weight(check: Rated): number {
  const ranks = [check.severity, check.level].map((word) =>
    weights.findIndex((row) => row.includes(word ?? '')),
  );
  const known = ranks.filter((rank) => rank >= 0);
  return known.length === 0 ? weights.length : Math.min(...known);
}

/** How a finding counts, in words: severity, level, the by-the-letter mark. */
export function ratingWords({ severity, level, byTheLetter }: CheckReport): string[] {
  const words = [severity, level, byTheLetter === true ? 'by the letter' : undefined];
  return words.filter((word) => word !== undefined);
}

/** Whether the target could be judged at all. */
export function judged(target: TargetReport): boolean {
  return target.reachability === 'open' && target.problem === undefined;
}

/** Targets that were not judged, but those that are no reason to call their service unjudged. */
export function unjudged({ targets }: Report): TargetReport[] {
  return targets.filter((target) => !judged(target) && !isExcused(target, targets));
}

/** Short name of a target within its report: the service, and port, host and address where they tell it from another. */
export function targetLabel(target: TargetReport, report: Report): string {
  const { service, host, port, address } = target;
  const twins = report.targets.filter((other) => other.service === service && other.host === host);
  const ports = new Set(twins.map((twin) => twin.port));
  const sameUrl = twins.filter((twin) => twin.port === port);
  const parts = [
    ports.size > 1 ? `${service}:${port}` : service,
    ...(hosts(report).length > 1 ? [host] : []),
    ...(sameUrl.length > 1 && address !== undefined ? [address] : []),
  ];
  return parts.join(' ');
}

/** The hosts of a report, each once. */
export function hosts(report: Report): string[] {
  return [...new Set(report.targets.map(({ host }) => host))];
}
