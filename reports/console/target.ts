import { type CheckReport, type TargetReport, type Verdict, verdicts } from '../../runner/result/index.js';
import { byUrgency } from '../shared/checks.js';
import { expectedIn } from '../shared/expected.js';
import { productName, reachabilityWords, verdictWords } from '../shared/words.js';
import { checkLines } from './check.js';
import { loginLines } from './login.js';
import type { Paint } from './paint.js';
import { clip, wrap } from './text.js';
import { tlsLines } from './tls.js';

const alwaysShown: readonly Verdict[] = ['fail', 'error', 'warn', 'inconclusive'];
const onlyCounted: readonly Verdict[] = ['info', 'pass', 'not-applicable', 'skipped'];

interface Look {
  width: number;
  verbose: boolean;
  paint: Paint;
}

/** One target: header, the checks that did not pass by verdict, a line of counts for the rest, TLS and login in short. */
export function targetLines(target: TargetReport, look: Look): string[] {
  const { width, paint } = look;
  const [met, unmet] = [expectedIn(target, 'met'), expectedIn(target, 'unmet')];
  return [
    ...wrap(header(target), width).map(paint.bold),
    ...told(target, width),
    ...block(paint.verdict('fail', `NOT AS EXPECTED (${unmet.length})`), unmet, target, look),
    ...verdicts.flatMap((verdict) => group(verdict, target, look)),
    ...block(paint.verdict('info', `AS EXPECTED (${met.length})`), met, target, look),
    ...rest(target, width).map(paint.dim),
    ...tlsLines(target, width, paint),
    ...loginLines(target, width),
    '',
  ];
}

/** What there is to tell of the way there, and the next step. */
function told({ problem, reach }: TargetReport, width: number): string[] {
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

function group(verdict: Verdict, target: TargetReport, look: Look): string[] {
  if (verdict === 'pass' || (!look.verbose && !alwaysShown.includes(verdict))) return [];
  const checks = target.checks.filter(
    (check) => check.verdict === verdict && (check.expected?.outcome ?? 'open') === 'open',
  );
  const title = `${verdictWords[verdict].label.toUpperCase()} (${checks.length})`;
  return block(look.paint.verdict(verdict, title), checks, target, look);
}

function block(title: string, checks: CheckReport[], target: TargetReport, { width, paint }: Look): string[] {
  if (checks.length === 0) return [];
  return ['', title, ...checks.sort(byUrgency).flatMap((check) => checkLines(check, target, width, paint))];
}

function rest({ totals }: TargetReport, width: number): string[] {
  const counts = onlyCounted.filter((verdict) => totals[verdict] > 0);
  if (counts.length === 0) return [];
  const words = counts.map((verdict) => `${totals[verdict]} ${verdictWords[verdict].label}`);
  return ['', ...wrap(words.join(', '), width)];
}
