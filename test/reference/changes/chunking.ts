import { type Change, codes, D } from '../change.js';
import { E, M, R } from '../script.js';

/** Six octets, then one command more; each is answered where it is a command. */
const six = (argument: string): string => `>BDAT ${argument}\r\nHELP\r\nRSET\r\n`;
const chunk = (octets: string, size = octets.length): string => `>BDAT ${size}\r\n${octets}`;

export const chunkingChanges: Readonly<Record<string, Change>> = {
  'bdat-length-32-bits': codes([E, six('4294967302'), '<', '<'], '220 250 503 250'),
  'bdat-length-64-bits': codes([E, six('18446744073709551622'), '<', '<'], '220 250 503 250'),
  'bdat-length-32-bits-signed': codes([E, six('2147483654'), '<', '<', '<'], '220 250 503 214 250'),
  'bdat-length-64-bits-signed': codes([E, six('9223372036854775814'), '<', '<', '<'], '220 250 503 214 250'),
  'bdat-length-lenient': codes([E, six('+6'), '<', '<'], '220 250 503 250'),
  'bdat-length-octal': codes([E, '>BDAT 010\r\nHELPHELP\r\nRSET\r\n', '<', '<', '<'], '220 250 503 500 250'),
  'bdat-bad-length-521-closes': codes([E, 'BDAT +6', '<'], '220 250 521 end'),
  'bdat-big-chunk-552-closes': codes([E, six('99999999'), '<', '<'], '220 250 552 end'),
  'bdat-big-chunk-552-executed': codes([E, six('99999999'), '<', '<', '<'], '220 250 552 214 250'),
  'bdat-counts-characters': codes(
    [E, M, R, chunk('\xc3\xa9'.repeat(6), 12), '>HELP\r\nRSET\r\n', '<', '<'],
    '220 250 250 250 250 250',
  ),
  'bdat-counts-crlf-once': codes(
    [E, M, R, chunk('\r\n'), '>\nHELP\r\n', '<', '<'],
    '220 250 250 250 250 214',
  ),
  'bdat-counts-bare-lf-twice': codes(
    [E, M, R, chunk('\n\n\n\n\n\nHELP\r\n'), '<', '<'],
    '220 250 250 250 250 214',
  ),
  'bdat-pipelined-chunk-executed': codes(
    [E, M, '>BDAT 6\r\nHELP\r\nBDAT 6\r\nHELP\r\n', '<', '<', '<'],
    '220 250 250 503 503 214',
  ),
  'bdat-out-of-order-554': codes([E, 'BDAT 0'], '220 250 554'),
  'bdat-then-data-554': codes([E, M, R, 'BDAT 0', D], '220 250 250 250 250 554'),
  'rset-keeps-chunks': codes([E, M, R, 'BDAT 0', 'RSET', M, R, D], '220 250 250 250 250 250 250 250 503'),
  'bdat-empty-last-501': codes([E, M, R, 'BDAT 0 LAST'], '220 250 250 250 501'),
  'bdat-last-case-sensitive': codes([E, M, R, 'BDAT 0 last'], '220 250 250 250 501'),
  'bdat-other-marker-taken': codes([E, M, R, 'BDAT 0 FOO'], '220 250 250 250 250'),
  'bdat-451': codes([E, M, R, 'BDAT 0'], '220 250 250 250 451'),
};
