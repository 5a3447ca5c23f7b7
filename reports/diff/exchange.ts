import type { TranscriptReport } from '../../runner/result/index.js';
import { linesOf } from '../shared/dialogue.js';

/** What the client said in one go, and the lines that answered it; escaped like transcript data. */
export interface Exchange {
  readonly client: readonly string[];
  readonly server: readonly string[];
}

/** A session as exchanges; the first is the greeting, to which no client spoke. */
export function exchangesOf({ events }: TranscriptReport): Exchange[] {
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
export function withoutLogin(
  a: Exchange[],
  b: Exchange[],
): { readonly a: Exchange[]; readonly b: Exchange[] } {
  const [here, there] = [a, b].map((session) =>
    session.findLastIndex(({ server }) => server.some((line) => line.startsWith('235 '))),
  );
  if (here === undefined || there === undefined || here < 0 || there < 0) return { a, b };
  return { a: a.slice(here + 1), b: b.slice(there + 1) };
}

/** What the client said, without what differs from run to run and from host to host. */
export function wordsOf({ client }: Exchange): string {
  return client
    .map((line) => line.replace(/^Date: .*/, 'Date:'))
    .join('')
    .replace(/\[[\da-fA-F:.]+\]/g, '[]')
    .replace(/\b[\da-f]{8,}\b/gi, '#')
    .replace(/\d{4,}/g, '#');
}
