import type { Session } from '../net/index.js';
import { escapeOctets } from '../protocol/octets.js';
import type { Line } from './result.js';

const longestLine = 1_000;

/** What was said and heard until now, up to the last line of either side. */
export function dialogueOf({ transcript }: Session): Line[] {
  const end = transcript.findLastIndex(({ from }) => from !== 'note');
  return transcript
    .slice(0, end + 1)
    .map(({ from, tls, data }) => ({ from, tls, data: shown(data.replace(/\r\n$/, '')) }));
}

function shown(data: string): string {
  const escaped = escapeOctets(data.slice(0, longestLine));
  return data.length > longestLine ? `${escaped}… (${data.length - longestLine} octets more)` : escaped;
}
