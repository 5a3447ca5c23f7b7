import { type Change, codes, D, FOREIGN, to, UNKNOWN, X } from '../change.js';
import { E, M, R } from '../script.js';

export const relayStateChanges: Readonly<Record<string, Change>> = {
  'relay-after-detour': codes([E, M, FOREIGN, 'RSET', M, FOREIGN], '220 250 250 550 250 250 250'),
  'relay-claimed-hello': to('a@other.test', 250, 'EHLO other.test'),
  'relay-in-clear': codes([E, M, FOREIGN, D, X], '220 250 250 250 354 250', 'submission'),
  'relay-after-message': codes([E, M, FOREIGN, R, D, X, M, FOREIGN], '220 250 250 550 250 354 250 250 250'),
  'xclient-refused': codes([E, 'XCLIENT ADDR=127.0.0.1', M], '220 250 550 250'),
  'relay-xclient': codes([E, 'XCLIENT ADDR=127.0.0.1', E, M, FOREIGN], '220 250 220 250 250 250'),
  'relay-proxy-line': codes(
    ['>PROXY TCP4 127.0.0.1 127.0.0.1 50000 25\r\n', E, M, FOREIGN],
    '220 250 250 250',
  ),
  'proxy-line-refused-421': codes(['>PROXY TCP4 127.0.0.1 127.0.0.1 50000 25\r\n', '<', '<'], '220 421 end'),
  'recipient-unknown-bounces': codes([E, M, UNKNOWN, D, X], '220 250 250 250 354 250'),
  honeypot: codes([E, M, FOREIGN, D, X], '220 250 250 250 354 250'),
};
