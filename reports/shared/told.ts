import type { CheckReport, TargetReport } from '../../runner/result/index.js';
import { adviceOf } from './advice.js';
import { ratingWords } from './checks.js';
import { clip } from './clip.js';
import { evidenceLines } from './evidence.js';
import { expectationWords } from './expected.js';

const sentence = 1000;
const dialogue = { sessions: 4, lines: 15, characters: 600 };

/** A finding for a format of plain text: each part inert, bounded, and on one line. */
export interface Told {
  title: string;
  message: string;
  /** What was expected of it. */
  expectation: string | undefined;
  why: string | undefined;
  /** Severity, level, and the clauses. */
  clauses: string[];
  /** `Postfix: …`. */
  remedies: string[];
  /** `C: …`, `S: …`, `-- …`. */
  dialogue: string[];
}

/** All that there is to tell of a check, within some 40 kB. */
export function told(check: CheckReport, target: TargetReport): Told {
  const expectation = expectationWords(check);
  const cited = check.references.map(({ title }) => title);
  const clauses = [...ratingWords(check), ...(cited.length > 0 ? cited : check.requirements)];
  const remedies = adviceOf(check.remedy ?? {}, target.software);
  return {
    title: clip(check.title, sentence),
    message: clip(check.message, sentence),
    expectation: expectation === undefined ? undefined : clip(expectation, sentence),
    why: check.why === undefined ? undefined : clip(check.why, sentence),
    clauses: [...new Set(clauses)].slice(0, 12).map((clause) => clip(clause, 200)),
    remedies: remedies
      .slice(0, 8)
      .map(({ product, text }) => `${clip(product, 60)}: ${clip(text, sentence)}`),
    dialogue: evidenceLines(check, target, dialogue),
  };
}

/** The same as lines; the message first. */
export function toldLines({ title, message, expectation, why, clauses, remedies, dialogue }: Told): string[] {
  const part = (head: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `${head}:`, ...lines.map((line) => `  ${line}`)];
  return [
    message,
    ...(expectation === undefined ? [] : [expectation]),
    '',
    `Asked: ${title}`,
    ...(clauses.length === 0 ? [] : [`Rests on: ${clauses.join(' · ')}`]),
    ...(why === undefined ? [] : [`Why it matters: ${why}`]),
    ...part('To mend it', remedies),
    ...part('Dialogue', dialogue),
  ];
}
