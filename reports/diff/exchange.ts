import type { CheckReport, TargetReport, TranscriptReport } from '../../runner/result/index.js';
import { linesOf, transcriptsOf } from '../shared/dialogue.js';

/** What the client said in one go, and the lines that answered it; escaped like transcript data. */
export interface Exchange {
  readonly client: readonly string[];
  readonly server: readonly string[];
}

export interface Excerpt {
  readonly a: Exchange;
  readonly b: Exchange;
  /** Whether the client said the same, but for marks of the run and the names of hosts. */
  readonly sameWords: boolean;
  /** Whether the sessions part here; otherwise these are their last words, which may be alike. */
  readonly parts: boolean;
}

interface Judged {
  readonly target: TargetReport;
  readonly check: CheckReport;
}

/**
 * The first exchange in which two sessions of one check part; the last ones where the codes do not tell. Undefined where the check had no
 * session of its own: the survey's and the invariants' are those of others.
 */
export function excerptOf(a: Judged, b: Judged): Excerpt | undefined {
  const [left, right] = [ownSessions(a), ownSessions(b)];
  const pairs = left.flatMap((session, n) => {
    const other = right[n];
    return other === undefined ? [] : [withoutLogin(exchangesOf(session), exchangesOf(other))];
  });
  for (const pair of pairs) {
    const at = pair.a.findIndex((exchange, n) => keyOf(exchange) !== keyOf(pair.b[n]));
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

function ownSessions({ target, check }: Judged): TranscriptReport[] {
  return transcriptsOf(target, check.transcripts).filter(({ scenario }) => scenario === check.id);
}

function exchangesOf({ events }: TranscriptReport): Exchange[] {
  const found: { client: string[]; server: string[] }[] = [];
  for (const { from, data } of events) {
    if (from === 'note') continue;
    const last = found.at(-1);
    const lines = linesOf(data);
    if (last !== undefined && (from === 'server' || last.server.length === 0)) last[from].push(...lines);
    else found.push({ client: [], server: [], [from]: lines });
  }
  return found;
}

/** Two servers may be logged in to by different mechanisms; what was asked comes behind. */
function withoutLogin(a: Exchange[], b: Exchange[]): { readonly a: Exchange[]; readonly b: Exchange[] } {
  const [here, there] = [a, b].map((session) =>
    session.findLastIndex(({ server }) => server.some((line) => line.startsWith('235 '))),
  );
  if (here === undefined || there === undefined || here < 0 || there < 0) return { a, b };
  return { a: a.slice(here + 1), b: b.slice(there + 1) };
}

/** What was said, and the codes that it drew. */
function keyOf(exchange: Exchange | undefined): string | undefined {
  if (exchange === undefined) return undefined;
  const codes = exchange.server.filter((line) => /^\d{3}(?: |\\r|$)/.test(line));
  return JSON.stringify([wordsOf(exchange), codes.map((line) => line.slice(0, 3))]);
}

/** Without what differs from run to run and from host to host. */
function wordsOf({ client }: Exchange): string {
  return client
    .join('')
    .replace(/\[[\da-fA-F:.]+\]/g, '[]')
    .replace(/\b[\da-f]{8,}\b/gi, '#')
    .replace(/\d{4,}/g, '#')
    .replace(/^Date: .*$/gm, 'Date:');
}

/** Neither hello, whose keywords are facts of their own, nor farewell. */
function isQuestion({ client }: Exchange): boolean {
  return client.length > 0 && !client.some((line) => /^(?:QUIT|EHLO|HELO|LHLO)(?:\\r|\\n| |$)/i.test(line));
}
