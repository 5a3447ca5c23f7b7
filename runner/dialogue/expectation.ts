import { RE2JS } from 're2js';
import type { Answer } from '../net/index.js';

/** The replies that one command may draw. */
export interface Alternatives {
  /** Codes; a single digit stands for its class. */
  readonly codes: readonly number[];
  /** The connection may be closed instead of a reply. */
  readonly close: boolean;
  /** In words: "252 or 5xx". */
  readonly words: string;
}

/** What the server has to say to one step. */
export interface Expectation {
  /** Counted from 1. */
  readonly step: number;
  /** The finding that it is otherwise; undefined where that is not judged. */
  readonly finding: string | undefined;
  readonly otherwise: 'inconclusive' | 'not-applicable';
  /** One for each line of a group. */
  readonly each: readonly Alternatives[];
  readonly text: RE2JS | undefined;
  readonly without: RE2JS | undefined;
}

const form = 'codes, classes and close, with | between them, such as 252 | 5xx';

/** Reads `252 | 5xx | close`; a string says what is wrong with it. */
export function alternativesOf(text: string): Alternatives | string {
  const words = text.split('|').map((word) => word.trim());
  const odd = words.find((word) => !/^(?:[2-5][0-5]\d|[2-5]xx|close)$/.test(word));
  if (odd !== undefined) return `has "${odd}"; it takes ${form}`;
  const codes = words.filter((word) => word !== 'close').map((word) => Number(word.replace('xx', '')));
  return { codes, close: words.includes('close'), words: words.join(' or ') };
}

/** Reads a pattern; a string says what is wrong with it. */
export function patternOf(text: string): RE2JS | string {
  try {
    return RE2JS.compile(text);
  } catch (error) {
    return `is no pattern of RE2: ${(error as Error).message.replace(/^error parsing regexp: /, '')}`;
  }
}

/** Whether the code is admitted; a class does not stand for 421, which is a server that ends the session. */
export function admits({ codes }: Alternatives, code: number): boolean {
  return codes.includes(code) || (code !== 421 && codes.includes(Math.floor(code / 100)));
}

/** What of the reply's text is not as asked; undefined where all is. */
export function textProblem({ text, without }: Expectation, answer: Answer): string | undefined {
  const lines = answer.reply?.lines.map((line) => decoded(line.text)) ?? [];
  if (text !== undefined && !lines.some((line) => text.test(line))) return `a line like ${text.pattern()}`;
  if (without !== undefined && lines.some((line) => without.test(line)))
    return `no line like ${without.pattern()}`;
  return undefined;
}

function decoded(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
