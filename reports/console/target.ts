import { type CheckReport, type TargetReport, type Verdict, verdicts } from '../../runner/result/index.js';
import { byUrgency } from '../shared/checks.js';
import { expectedIn } from '../shared/expected.js';
import { productName, reachabilityWords, verdictWords } from '../shared/words.js';
import type { Alike } from './alike.js';
import { checkLines } from './check.js';
import { loginLines } from './login.js';
import type { Look } from './look.js';
import { clip, wrap } from './text.js';

const alwaysShown: readonly Verdict[] = ['fail', 'error', 'warn', 'inconclusive'];
const onlyCounted: readonly Verdict[] = ['info', 'pass', 'not-applicable', 'skipped'];

/** A target, and where its checks came out alike elsewhere. */
interface Told {
  readonly target: TargetReport;
  readonly alike: (check: CheckReport) => Alike;
  /** What is told of its TLS. */
  readonly tls: readonly string[];
}

/**
 * One target: header, the checks that did not pass by verdict, a line of counts for the rest, TLS and login in short. What was told of a target
 * before is counted.
 */
export function targetLines(told: Told, look: Look): string[] {
  const { target } = told;
  const { width, paint } = look;
  const [met, unmet] = [expectedIn(target, 'met'), expectedIn(target, 'unmet')];
  return [
    ...wrap(header(target), width).map(paint.bold),
    ...reachLines(target, width),
    ...block(paint.verdict('fail', `NOT AS EXPECTED (${unmet.length})`), unmet, told, look),
    ...verdicts.flatMap((verdict) => group(verdict, told, look)),
    ...block(paint.verdict('info', `AS EXPECTED (${met.length})`), met, told, look),
    ...rest(target, width).map(paint.dim),
    ...told.tls,
    ...loginLines(target, width),
    '',
  ];
}

/** What there is to tell of the way there, and the next step. */
function reachLines({ problem, reach }: TargetReport, width: number): string[] {
  const text = problem ?? reach?.text;
  return [
    ...(text === undefined ? [] : wrap(clip(text, 600), width, '  ')),
    ...(reach === undefined ? [] : wrap(`Next: ${clip(reach.next, 600)}`, width, '  ')),
  ];
}

function header(target: TargetReport): string {
  const software = target.software === undefined ? 'software unknown' : productName(target.software);
  const state = reachabilityWords[target.reachability] + (target.problem === undefined ? '' : ', not judged');
  const parts = [target.url, target.address ?? 'no address', software, state];
  return parts.map((part) => clip(part, 200)).join('  ');
}

function group(verdict: Verdict, told: Told, look: Look): string[] {
  if (verdict === 'pass' || (!look.verbose && !alwaysShown.includes(verdict))) return [];
  const checks = told.target.checks.filter(
    (check) => check.verdict === verdict && (check.expected?.outcome ?? 'open') === 'open',
  );
  const title = `${verdictWords[verdict].label.toUpperCase()} (${checks.length})`;
  return block(look.paint.verdict(verdict, title), checks, told, look);
}

function block(title: string, checks: CheckReport[], { target, alike }: Told, look: Look): string[] {
  if (checks.length === 0) return [];
  const sorted = [...checks].sort(byUrgency).map((check) => ({ check, ...alike(check) }));
  return [
    '',
    title,
    ...sorted
      .filter(({ told }) => told === undefined)
      .flatMap(({ check, also }) => checkLines(check, { target, also }, look)),
    ...toldBefore(sorted, look),
  ];
}

/** `17 as on smtp, above; 2 as on submission, above`. */
function toldBefore(all: readonly Alike[], { width, paint }: Look): string[] {
  const counts = new Map<string, number>();
  for (const { told } of all) if (told !== undefined) counts.set(told, (counts.get(told) ?? 0) + 1);
  if (counts.size === 0) return [];
  const words = [...counts].map(([label, count]) => `${count} as on ${clip(label, 200)}, above`);
  return wrap(words.join('; '), width, '  ').map(paint.dim);
}

function rest({ totals }: TargetReport, width: number): string[] {
  const counts = onlyCounted.filter((verdict) => totals[verdict] > 0);
  if (counts.length === 0) return [];
  const words = counts.map((verdict) => `${totals[verdict]} ${verdictWords[verdict].label}`);
  return ['', ...wrap(words.join(', '), width)];
}
