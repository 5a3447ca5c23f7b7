import { clip, cut } from '../console/text.js';
import type { Change, Excerpt } from './changes.js';
import { codesOf } from './codes.js';
import type { Exchange } from './exchange.js';

const longestReply = 4;
const mostCodes = 4;

/** The client's line once where both heard the same, and of long replies the lines that differ. Never wrapped. */
export function dialogueLines({ a, b, sameWords }: Excerpt): string[] {
  const client = (exchange: Exchange) => shortened(exchange.client).map((line) => `C: ${line}`);
  const server = (lines: readonly string[]) =>
    lines.length === 0 ? ['S: (no reply)'] : shortened(lines).map((line) => `S: ${line}`);
  const named = (name: string, lines: readonly string[]) => lines.map((line) => `      ${name} ${line}`);
  if (!sameWords) {
    return [
      ...named('a', [...client(a), ...server(a.server)]),
      ...named('b', [...client(b), ...server(b.server)]),
    ];
  }
  return [
    ...named(' ', client(a)),
    ...named('a', server(unlike(a.server, b.server))),
    ...named('b', server(unlike(b.server, a.server))),
  ];
}

/** The same in one line of at most `room` columns, without the words of the server: `EXPN alice: 500 → 550`. */
export function dialogueLine(change: Change, room: number): string {
  const codes = `: ${codesWords(change)}`;
  return `${cut(wordsOf(change.a), Math.max(room - codes.length, 8))}${codes}`;
}

function wordsOf({ client }: Exchange): string {
  if (client.length === 0) return '(greeting)';
  return isResponse({ client }) ? '(response of AUTH)' : shortened(client).join(' ');
}

/** A masked secret, and nothing but that. */
export function isResponse({ client }: Pick<Exchange, 'client'>): boolean {
  return client[0]?.startsWith('***') === true;
}

/** `250 250 → 250 501`; of many the first and the last. */
export function codesWords({ a, b }: Change): string {
  return [a, b].map(({ server }) => fewCodes(codesOf(server))).join(' → ');
}

/** Basic codes alone. */
export function fewCodes(codes: readonly string[]): string {
  if (codes.length === 0) return '(no reply)';
  const basic = codes.map((code) => code.slice(0, 3));
  return basic.length <= mostCodes
    ? basic.join(' ')
    : `${basic.slice(0, mostCodes - 2).join(' ')} … ${basic.at(-1)}`;
}

/** The lines that the other reply lacks, wherever they stand in it; all where that is none. */
function unlike(own: readonly string[], other: readonly string[]): readonly string[] {
  const textOf = (line: string) => line.replace(/^(\d{3})-/, '$1 ');
  const known = new Set(other.map(textOf));
  const only = own.filter((line) => !known.has(textOf(line)));
  return only.length === 0 ? own : only;
}

/** The first lines and the last, each cut after 200 characters. */
function shortened(lines: readonly string[]): string[] {
  const bare = (line: string) => clip(line.replace(/(?:\\r\\n)$/, ''), 200);
  if (lines.length <= longestReply) return lines.map(bare);
  const left = lines.length - longestReply + 1;
  return [...lines.slice(0, longestReply - 2).map(bare), `… (${left} lines)`, ...lines.slice(-1).map(bare)];
}
