import { type Change, codes, D, message, raw, UNKNOWN, X } from '../change.js';
import { E, M, R } from '../script.js';

const sends = [E, M, R, D];
const dropped = (content: string, mail = M): Change =>
  codes([E, mail, R, D, content], '220 250 250 250 354 end');
const line = (octets: number): string => `Subject: x\r\n\r\n${'x'.repeat(octets)}\r\n.`;
const received = (count: number): string => `${'Received: by x; now\r\n'.repeat(count)}\r\n.`;
const filled = (last: string[]): string[] => [
  E,
  M,
  `>${`${R}\r\n`.repeat(1000)}`,
  ...Array(1000).fill('<'),
  ...last,
];
const accepted = '250 '.repeat(1002).trim();
/** More than the limit, in lines of text. */
const huge = `${`${'x'.repeat(998)}\r\n`.repeat(11_000)}.`;

export const messageChanges: Readonly<Record<string, Change>> = {
  'data-command-502': codes([...sends, '>NOOP\r\n', '<'], '220 250 250 250 502 250'),
  'data-end-251': message(X, 251),
  'data-end-503': message(X, 503),
  'data-end-closes': dropped(X),
  'data-empty-not-ended': codes([...sends, '>.\r\n', 'NOOP\r\n.', 'QUIT'], '220 250 250 250 354 250 221'),
  'data-reply-per-recipient': codes(
    [E, M, R, R, D, `>${X}\r\nQUIT\r\n`, '<', '<', '<'],
    '220 250 250 250 250 354 250 250 221',
  ),
  'data-unknown-recipient-550': codes([E, M, R, UNKNOWN, D, X], '220 250 250 250 250 354 550'),
  'data-resent-refused': message('Resent-To: a@b.test\r\n\r\n.', 554),
  'data-many-addresses-refused': message(`To: ${'a@b.test,\r\n '.repeat(101)}a@b.test\r\n\r\n.`, 554),
  'data-received-without-date-refused': message('Received: by x\r\n\r\n.', 554),
  'data-received-limit-50': message(received(51), 554),
  'data-received-8bit-closes': dropped('Received: by caf\xe9\r\n\r\n.'),
  'data-8bit-closes': dropped('\xe9\r\n.'),
  'data-8bit-no-mime-closes': dropped('\xe9\r\n.', `${M} BODY=8BITMIME`),
  'data-line-over-1000-refused': message(line(1001), 554),
  'data-line-over-1000-closes': dropped(line(1001)),
  'data-line-cut-1024': codes(
    [...sends, `>${'x'.repeat(2048)}.\r\nQUIT\r\n`, '<', '<'],
    '220 250 250 250 354 250 221',
  ),
  'size-32k-announced': raw([E], /^250-SIZE 32768\r/m),
  'size-limit-unannounced': message(`${`${'x'.repeat(98)}\r\n`.repeat(501)}.`, 552),
  'size-over-limit-554': message(huge, 554),
  'size-over-limit-closes': dropped(huge),
  'declared-size-over-limit-554': codes([E, `${M} SIZE=999999999`], '220 250 554'),
  'declared-size-over-limit-accepted': codes([E, `${M} SIZE=999999999`, R], '220 250 250 250'),
  'declared-size-over-limit-closes': codes([E, `${M} SIZE=999999999`], '220 250 end'),
  'recipients-limit-451': codes(filled([R]), `220 ${accepted} 451`),
  'recipients-limit-announced': raw([E], /^250-LIMITS RCPTMAX=50\r/m),
  'recipients-limit-drops': codes(filled([R]), `220 ${accepted} end`),
  'recipients-limit-550': codes(filled([R, D]), `220 ${accepted} 550 503`),
  'recipients-limit-data-250': codes(filled([D]), `220 ${accepted} 250`),
};
