import type { CheckReport, TargetReport } from '../../runner/result/index.js';
import { ratingWords } from '../shared/checks.js';
import { evidenceLines } from '../shared/evidence.js';
import { expectationWords } from '../shared/expected.js';
import type { Paint } from './paint.js';
import { clip, wrap } from './text.js';

/** Lines of dialogue are never wrapped, so that they can be copied. */
const evidence = { sessions: 1, lines: 6, characters: 512 };
const withEvidence = ['fail', 'warn'];

/** One check: name and title, what was seen, the clauses, and for fail and warn the end of its dialogue. */
export function checkLines(check: CheckReport, target: TargetReport, width: number, paint: Paint): string[] {
  const variant = check.variant === undefined ? '' : ` [${check.variant}]`;
  const [first = '', ...more] = wrap(clip(`${check.id}${variant} — ${check.title}`, 400), width - 4);
  return [
    `  ${paint.bold(first)}`,
    ...more.map((line) => `    ${line}`),
    ...wrap(clip(check.message, 600), width, '    '),
    ...expectation(check, width),
    ...clauses(check, width).map(paint.dim),
    ...shown(check, target).map((line) => `      ${paint.dim(line)}`),
  ];
}

function expectation(check: CheckReport, width: number): string[] {
  const words = expectationWords(check);
  return words === undefined ? [] : wrap(clip(words, 600), width, '    ');
}

function clauses(check: CheckReport, width: number): string[] {
  const cited = check.references.map(({ title }) => title);
  const words = [...ratingWords(check), ...(cited.length > 0 ? cited : check.requirements)];
  return words.length === 0 ? [] : wrap(clip([...new Set(words)].join(' · '), 400), width, '    ');
}

function shown(check: CheckReport, target: TargetReport): string[] {
  if (!withEvidence.includes(check.verdict) || check.expected?.outcome === 'met') return [];
  return evidenceLines(check, target, evidence);
}
