import type { DataEnd } from '../endings.js';
import { earlier } from '../endings.js';
import { defineFault, type Fault } from './define.js';

const CR = 0x0d;
const LF = 0x0a;

/** Of the octets of one read, the dot that stands first, and CRLF behind it. */
function dotThatBegins(window: Buffer, fresh: number): DataEnd | undefined {
  const next = fresh + 3;
  return window.toString('latin1', fresh, next) === '.\r\n' ? { content: fresh, next } : undefined;
}

/** The window still begins where the data does, with the CRLF of the DATA line, and the first line ends in LF alone. */
function isLfMessage(window: Buffer): boolean {
  const end = window.indexOf(LF, 2);
  return window.toString('latin1', 0, 2) === '\r\n' && end > 0 && window[end - 1] !== CR;
}

/** More false ends of mail data, and true ones that are not seen. */
export const dataEndFaults: readonly Fault[] = [
  defineFault({
    name: 'data-lf-message-ends',
    summary: 'LF . LF ends mail data whose first line ends in LF alone',
    apply: (behaviour) =>
      behaviour.around('endOfData', (next, window, fresh) => {
        const content = isLfMessage(window) ? window.indexOf('\n.\n') : -1;
        return earlier(next(window, fresh), content < 0 ? undefined : { content, next: content + 3 });
      }),
  }),
  defineFault({
    name: 'data-dot-begins-read-ends',
    summary: 'A dot with CRLF behind it ends the mail data where a read begins with it',
    apply: (behaviour) =>
      behaviour.around('endOfData', (next, window, fresh) =>
        earlier(next(window, fresh), dotThatBegins(window, fresh)),
      ),
  }),
  defineFault({
    name: 'data-end-in-two-reads-missed',
    summary: 'CRLF . CRLF is not seen where it comes in more than one read',
    apply: (behaviour) =>
      behaviour.around('endOfData', (next, window, fresh) => {
        const end = next(window, fresh);
        if (end === undefined || end.content >= fresh || end.content === 0) return end;
        const later = next(window.subarray(fresh), 0);
        return later && { content: later.content + fresh, next: later.next + fresh };
      }),
  }),
  defineFault({
    name: 'data-end-beside-cr-or-nul-missed',
    summary: 'CRLF . CRLF is not seen where CR or NUL stands in front of it, or NUL behind it',
    apply: (behaviour) =>
      behaviour.around('endOfData', (next, window, fresh) => {
        for (let from = 0; ; ) {
          const end = next(window.subarray(from), Math.max(0, fresh - from));
          if (end === undefined) return undefined;
          const [content, behind] = [end.content + from, end.next + from];
          const before = content === 0 ? undefined : window[content - 1];
          if (before !== CR && before !== 0 && window[behind] !== 0) return { content, next: behind };
          from = behind - 2;
        }
      }),
  }),
];
