import type { CheckReport, TargetReport } from '../../runner/result/index.js';
import { ratingWords } from '../shared/checks.js';
import { lastLines, ranges, speaker, surveyName, transcriptsOf } from '../shared/dialogue.js';
import { expectationWords } from '../shared/expected.js';
import { visible } from '../shared/visible.js';
import { counted } from '../shared/words.js';
import type { Paint } from './paint.js';
import { clip, wrap } from './text.js';

const evidenceLines = 6;
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
    ...evidence(check, target).map((line) => `      ${paint.dim(line)}`),
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

/** Lines of dialogue are never wrapped, so that they can be copied; they are cut after 512 characters. */
function evidence(check: CheckReport, target: TargetReport): string[] {
  if (!withEvidence.includes(check.verdict) || check.expected?.outcome === 'met') return [];
  const transcripts = transcriptsOf(target, check.transcripts);
  const shared = transcripts.filter(({ scenario }) => scenario === surveyName).map(({ id }) => id);
  if (shared.length > 0)
    return [`-- seen over ${counted(shared.length, 'connection')}: sessions ${ranges(shared)} of the report`];
  const last = transcripts.at(-1);
  if (last === undefined) return [];
  return lastLines(last, evidenceLines).map(
    (event) => `${speaker(event)} ${clip(visible(event.data).replace(/\\r\\n$/, ''), 512)}`,
  );
}
