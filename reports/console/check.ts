import type { CheckReport, TargetReport } from '../../runner/result/index.js';
import { ratingWords } from '../shared/checks.js';
import { evidenceLines } from '../shared/evidence.js';
import { expectationWords } from '../shared/expected.js';
import { checkName } from '../shared/findings.js';
import type { Look } from './look.js';
import { clip, wrap } from './text.js';

/** Lines of dialogue are never wrapped, so that they can be copied. */
const evidence = { sessions: 1, lines: 6, characters: 512 };
const withEvidence = ['fail', 'warn'];
const mostClauses = 3;
const mostWeaknesses = 4;

/**
 * One check: name and title, what was seen, where it is the same, what it breaks, and for fail and warn the end of its dialogue. What could
 * not be judged breaks nothing, and has its name and the reason.
 */
export function checkLines(
  check: CheckReport,
  { target, also }: { readonly target: TargetReport; readonly also: readonly string[] },
  { width, paint, verbose }: Look,
): string[] {
  const short = check.verdict === 'inconclusive' && !verbose;
  const name = short ? checkName(check) : `${checkName(check)} — ${check.title}`;
  const [first = '', ...more] = wrap(clip(name, 400), width - 4);
  return [
    `  ${paint.bold(first)}`,
    ...more.map((line) => `    ${line}`),
    ...wrap(clip(check.message, 600), width, '    '),
    ...expectation(check, width),
    ...(also.length === 0 ? [] : wrap(`the same on ${also.join(', ')}`, width, '    ').map(paint.dim)),
    ...(short ? [] : clauses(check, width, verbose).map(paint.dim)),
    ...shown(check, target).map((line) => `      ${paint.dim(line)}`),
  ];
}

function expectation(check: CheckReport, width: number): string[] {
  const words = expectationWords(check);
  return words === undefined ? [] : wrap(clip(words, 600), width, '    ');
}

/** The clauses that are broken and some weaknesses; with `verbose` all that the check rests on. */
function clauses(check: CheckReport, width: number, verbose: boolean): string[] {
  const words = [...new Set([...ratingWords(check), ...(verbose ? everything(check) : broken(check))])];
  return words.length === 0 ? [] : wrap(clip(words.join(' · '), 400), width, '    ');
}

function everything({ references, requirements }: CheckReport): string[] {
  return references.length > 0 ? references.map(({ title }) => title) : requirements;
}

function broken(check: CheckReport): string[] {
  const { references, requirements, breaks = requirements } = check;
  if (references.length === 0) return requirements.slice(0, mostClauses);
  const titles = (of: typeof references) => [...new Set(of.map(({ title }) => title))];
  const clauses = titles(references.filter(({ requirement }) => breaks.includes(requirement ?? '')));
  const weaknesses = titles(references.filter(({ requirement }) => requirement === undefined));
  return [...clauses.slice(0, mostClauses), ...weaknesses.slice(0, mostWeaknesses)];
}

function shown(check: CheckReport, target: TargetReport): string[] {
  if (!withEvidence.includes(check.verdict) || check.expected?.outcome === 'met') return [];
  return evidenceLines(check, target, evidence);
}
