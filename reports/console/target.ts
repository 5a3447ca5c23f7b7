import { type TargetReport, type Verdict, verdicts } from '../../runner/result/index.js';
import { byUrgency } from '../shared/checks.js';
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
  return [
    ...wrap(header(target), width).map(paint.bold),
    ...told(target, width),
    ...verdicts.flatMap((verdict) => group(verdict, target, look)),
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

function group(verdict: Verdict, target: TargetReport, { width, verbose, paint }: Look): string[] {
  if (verdict === 'pass' || (!verbose && !alwaysShown.includes(verdict))) return [];
  const checks = target.checks.filter((check) => check.verdict === verdict);
  if (checks.length === 0) return [];
  const title = `${verdictWords[verdict].label.toUpperCase()} (${checks.length})`;
  const blocks = checks.sort(byUrgency).flatMap((check) => checkLines(check, target, width, paint));
  return ['', paint.verdict(verdict, title), ...blocks];
}

function rest({ totals }: TargetReport, width: number): string[] {
  const counts = onlyCounted.filter((verdict) => totals[verdict] > 0);
  if (counts.length === 0) return [];
  const words = counts.map((verdict) => `${totals[verdict]} ${verdictWords[verdict].label}`);
  return ['', ...wrap(words.join(', '), width)];
}
