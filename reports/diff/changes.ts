import type { CheckReport, TargetReport, TranscriptReport } from '../../runner/result/index.js';
import { byUrgency } from '../shared/checks.js';
import { transcriptsOf } from '../shared/dialogue.js';
import { codesOf, unlikeCodes } from './codes.js';
import { type Exchange, exchangesOf, withoutLogin, wordsOf } from './exchange.js';

/** The same words of the client in two sessions, and what they drew. */
export interface Change {
  readonly a: Exchange;
  readonly b: Exchange;
}

export interface Excerpt extends Change {
  /** Whether the client said the same, but for marks of the run and the names of hosts. */
  readonly sameWords: boolean;
  /** Whether the message of the side that came out worse speaks of it, so that it tells why. */
  readonly telling: boolean;
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
  const quoted = changes.filter(
    (change) => isQuoted(change.a, a.check.message) || isQuoted(change.b, b.check.message),
  );
  return quoted.length > 0 ? quoted : changes;
}

/** The shortest thing to show for a difference: the change that tells why, or the first, or else where the sessions part. */
export function excerptOf(a: Judged, b: Judged, changes: readonly Change[]): Excerpt | undefined {
  const isWorseAtA = byUrgency(a.check, b.check) < 0;
  const isTelling = (change: Change) =>
    isWorseAtA ? isQuoted(change.a, a.check.message) : isQuoted(change.b, b.check.message);
  const telling = changes.find(isTelling);
  const change = telling ?? changes[0];
  if (change !== undefined) return { ...change, sameWords: true, telling: telling !== undefined };
  for (const pair of pairsOfSessions(a, b)) {
    const at = pair.a.findIndex((exchange, n) => isParting(exchange, pair.b[n]));
    const [here, there] = [pair.a[at], pair.b[at]];
    if (here === undefined || there === undefined) continue;
    return { a: here, b: there, sameWords: wordsOf(here) === wordsOf(there), telling: false };
  }
  return undefined;
}

interface Sessions {
  readonly a: readonly Exchange[];
  readonly b: readonly Exchange[];
  /** Whether one of them ended in a reset, which may have taken replies with it. */
  readonly reset: boolean;
}

/** Sessions in which the client said the same, and then the others in their order: some checks hold several at once, so that any may come first. */
function pairsOfSessions(a: Judged, b: Judged): Sessions[] {
  const [left, right] = [ownSessions(a).map(spoken), ownSessions(b).map(spoken)];
  const free = new Set(right);
  const partners = new Map<Spoken, Spoken>();
  const take = (one: Spoken, other: Spoken | undefined) => {
    if (other === undefined) return;
    partners.set(one, other);
    free.delete(other);
  };
  const byWords = new Map<string, Spoken[]>();
  for (const one of right) byWords.set(one.words, [...(byWords.get(one.words) ?? []), one]);
  for (const one of left) take(one, byWords.get(one.words)?.shift());
  for (const one of left) if (!partners.has(one)) take(one, free.values().next().value);
  return left.flatMap((one) => {
    const other = partners.get(one);
    if (other === undefined) return [];
    return [{ ...withoutLogin(one.exchanges, other.exchanges), reset: one.reset || other.reset }];
  });
}

interface Spoken {
  readonly exchanges: Exchange[];
  readonly words: string;
  readonly reset: boolean;
}

function spoken(session: TranscriptReport): Spoken {
  const exchanges = exchangesOf(session);
  // A server that closes the connection may be quicker than our QUIT.
  const said = exchanges.filter((exchange) => !isFarewell(exchange));
  return { exchanges, words: said.map(wordsOf).join(''), reset: endedInReset(session) };
}

function ownSessions({ target, check }: Judged): TranscriptReport[] {
  return transcriptsOf(target, check.transcripts)
    .filter(({ scenario }) => scenario === check.id)
    .sort((a, b) => a.id - b.id);
}

function endedInReset({ events }: TranscriptReport): boolean {
  const last = events.at(-1);
  return last?.from === 'note' && /\breset\b/.test(last.data);
}

/** The first time that something is said stands against the first time there, and so on: one side may have said more between. */
function changesIn({ a, b, reset }: Sessions): Change[] {
  // Where the client did not wait, chance decides between which of its words a reply is found.
  const [left, right] = [allCodes(a), allCodes(b)];
  const seen = reset ? Math.min(left.length, right.length) : Number.POSITIVE_INFINITY;
  if (!unlikeCodes(left.slice(0, seen), right.slice(0, seen))) return [];
  const there = new Map(named(b));
  return named(a).flatMap(([name, exchange]) => {
    const other = there.get(name);
    if (other === undefined || isFarewell(exchange)) return [];
    return isAnsweredOtherwise(exchange, other) ? [{ a: exchange, b: other }] : [];
  });
}

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

/** Whether a message has the words of the client, or their verb and the code that it drew, or of a masked secret that code. */
function isQuoted({ client, server }: Exchange, message: string): boolean {
  const told = message.replaceAll('[CR]', '\\r').replaceAll('[LF]', '\\n');
  const [code] = codesOf(server);
  return client.some((line) => {
    const words = line.replace(/(?:\\r)?\\n$/, '');
    if (code !== undefined && told.includes(`${words.split(' ')[0]} drew ${code}`)) return true;
    if (words.includes('***')) return code !== undefined && told.includes(code);
    return words.length >= 4 && told.includes(words);
  });
}
