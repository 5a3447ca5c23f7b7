import { type Change, codes, D, raw } from '../change.js';
import { E, M, R, RIGHT } from '../script.js';

const LONG = `NOOP ${'a'.repeat(3000)}`;

export const orderChanges: Readonly<Record<string, Change>> = {
  'noop-211': codes(['NOOP', 'RSET'], '220 211 250'),
  'noop-220': codes(['NOOP', 'RSET'], '220 220 250'),
  'noop-252': codes(['NOOP', 'RSET'], '220 252 250'),
  'noop-354': codes(['NOOP', 'RSET'], '220 354 250'),
  'noop-455': codes(['NOOP', 'RSET'], '220 455 250'),
  'noop-552': codes(['NOOP', 'RSET'], '220 552 250'),
  'mail-refused-535': codes([E, M], '220 250 535'),
  'rcpt-refused-535': codes([E, M, R], '220 250 250 535'),
  'rcpt-refused-502': codes([E, M, R], '220 250 250 502'),
  'data-in-order-501': codes([E, D, M, R, D], '220 250 503 250 250 501'),
  'mail-without-effect': codes([E, M, R], '220 250 250 503'),
  'rcpt-without-effect': codes([E, M, R, D], '220 250 250 250 503'),
  'helo-keeps-transaction': codes([E, M, 'HELO c.test', R], '220 250 250 250 250'),
  'helo-second-refused-503': codes([E, 'HELO c.test', M], '220 250 503 250'),
  'ehlo-second-refused-550': codes([E, M, E, R], '220 250 250 550 250'),
  'early-data-clears-transaction': codes([E, M, D, R], '220 250 250 503 503'),
  'auth-in-transaction-accepted': codes(
    [E, `AUTH PLAIN ${RIGHT}`, M, 'AUTH PLAIN', RIGHT, R],
    '220 250 235 250 334 235 250',
    'submissions',
  ),
  'refused-recipient-clears-recipients': codes([E, M, R, 'RCPT TO:<>', D], '220 250 250 250 501 503'),
  'unknown-verb-450': codes(['FOO', 'NOOP'], '220 450 250'),
  'command-echoed-raw': raw(['FOO\x01'], /^500 [^\r]*FOO\x01\r/m),
  'long-line-closes': codes([LONG, '>HELP\r\n', '<'], '220 500 end'),
};
