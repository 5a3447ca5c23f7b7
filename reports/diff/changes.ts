import type { CheckReport, TargetReport, TranscriptReport } from '../../runner/result/index.js';
import { transcriptsOf } from '../shared/dialogue.js';
import { codesOf, unlikeCodes } from './codes.js';
import { type Exchange, exchangesOf, isQuestion, withoutLogin, wordsOf } from './exchange.js';

/** The same words of the client in two sessions, and what they drew. */
export interface Change {
  readonly a: Exchange;
  readonly b: Exchange;
}

export interface Excerpt extends Change {
  /** Whether the client said the same, but for marks of the run and the names of hosts. */
  readonly sameWords: boolean;
  /** Whether the sessions part here; otherwise these are their last words, which may be alike. */
  readonly parts: boolean;
}

export interface Judged {
  readonly target: TargetReport;
  readonly check: CheckReport;
}

/**
 * The exchanges of the sessions of one check in which the same words drew other codes, in their order; where the messages quote some of them,
 * these alone, as several variants may share a session. Empty where the check had no session of its own: the survey's and the invariants' are
 * those of others.
 */
export function changesBetween(a: Judged, b: Judged): Change[] {
  const changes = pairsOfSessions(a, b).flatMap(changesIn);
  const told = `${a.check.message}\n${b.check.message}`;
  const quoted = changes.filter((change) => [change.a, change.b].some((side) => isQuoted(side, told)));
  return quoted.length > 0 ? quoted : changes;
}

/** The shortest thing to show for a difference: the first change, or else where the sessions part, or else their last words. */
export function excerptOf(a: Judged, b: Judged, changes: readonly Change[]): Excerpt | undefined {
  const [change] = changes;
  if (change !== undefined) return { ...change, sameWords: true, parts: true };
  const pairs = pairsOfSessions(a, b);
  for (const pair of pairs) {
    const at = pair.a.findIndex((exchange, n) => isParting(exchange, pair.b[n]));
    const [here, there] = [pair.a[at], pair.b[at]];
    if (here !== undefined && there !== undefined) return excerpt(here, there, true);
  }
  const last = pairs.at(-1);
  const [here, there] = [last?.a.findLast(isQuestion), last?.b.findLast(isQuestion)];
  return here === undefined || there === undefined ? undefined : excerpt(here, there, false);
}

function excerpt(a: Exchange, b: Exchange, parts: boolean): Excerpt {
  return { a, b, sameWords: wordsOf(a) === wordsOf(b), parts };
}

interface Sessions {
  readonly a: readonly Exchange[];
  readonly b: readonly Exchange[];
}

function pairsOfSessions(a: Judged, b: Judged): Sessions[] {
  const [left, right] = [ownSessions(a), ownSessions(b)];
  return left.flatMap((session, n) => {
    const other = right[n];
    return other === undefined ? [] : [withoutLogin(exchangesOf(session), exchangesOf(other))];
  });
}

function ownSessions({ target, check }: Judged): TranscriptReport[] {
  return transcriptsOf(target, check.transcripts)
    .filter(({ scenario }) => scenario === check.id)
    .sort((a, b) => a.id - b.id);
}

/** The first time that something is said stands against the first time there, and so on: one side may have said more between. */
function changesIn({ a, b }: Sessions): Change[] {
  if (!unlikeCodes(allCodes(a), allCodes(b))) return [];
  const there = new Map(named(b));
  return named(a).flatMap(([name, exchange]) => {
    const other = there.get(name);
    if (other === undefined || isFarewell(exchange)) return [];
    return isAnsweredOtherwise(exchange, other) ? [{ a: exchange, b: other }] : [];
  });
}

/** Of a whole session. Where the client did not wait, chance decides between which of its words a reply is found. */
function allCodes(exchanges: readonly Exchange[]): string[] {
  return exchanges.flatMap(({ server }) => codesOf(server));
}

/** Each exchange under its words and how often they were said; a response of AUTH under those of its command, as it is masked. */
function named(exchanges: readonly Exchange[]): [string, Exchange][] {
  const times = new Map<string, number>();
  let command = '';
  return exchanges.map((exchange) => {
    const words = wordsOf(exchange);
    if (!words.startsWith('***')) command = words;
    const whole = words.startsWith('***') ? `${command}${words}` : words;
    const time = (times.get(whole) ?? 0) + 1;
    times.set(whole, time);
    return [`${time} ${whole}`, exchange];
  });
}

/** Where one side closed the connection in place of a reply there is nothing to hold against the other's. */
function isAnsweredOtherwise(a: Exchange, b: Exchange): boolean {
  const [left, right] = [codesOf(a.server), codesOf(b.server)];
  return left.length > 0 && right.length > 0 && unlikeCodes(left, right);
}

/** What it draws depends on what was left unread. */
function isFarewell({ client }: Exchange): boolean {
  return client.length === 1 && client[0] === 'QUIT\\r\\n';
}

function isParting(a: Exchange, b: Exchange | undefined): boolean {
  return b !== undefined && (wordsOf(a) !== wordsOf(b) || unlikeCodes(codesOf(a.server), codesOf(b.server)));
}

function isQuoted({ client }: Exchange, message: string): boolean {
  return client.some((line) => {
    const words = line.replace(/(?:\\r)?\\n$/, '');
    return words.length >= 4 && message.includes(words);
  });
}
