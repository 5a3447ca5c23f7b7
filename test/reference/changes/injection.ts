import { type Change, codes, raw, to } from '../change.js';
import { A, E, M, R } from '../script.js';

const mail = (argument: string): Change => codes([E, `MAIL FROM:${argument}`], '220 250 250');

export const injectionChanges: Readonly<Record<string, Change>> = {
  'address-octets-accepted': mail('<a\0b@c.test>'),
  'address-cut-at-octet': to('alice@reference.test\0.other.test', 250),
  'address-judged-behind-octet': to('a@other.test\r@reference.test', 250),
  'mail-nested-brackets-accepted': codes(
    [E, 'MAIL FROM:<<a@b.test>>', 'RSET', 'MAIL FROM:<a@b.test><c@d.test>'],
    '220 250 250 250 250',
  ),
  'mail-open-quote-accepted': codes(
    [E, 'MAIL FROM:<"a@b.test>', 'RSET', 'MAIL FROM:a<b@c.test>d'],
    '220 250 250 250 250',
  ),
  'mail-quoted-control-accepted': mail('<"a\\\rb"@c.test>'),
  'envid-any-accepted': codes([E, `${M} ENVID=a+G1`, 'RSET', `${M} ENVID=a=b`], '220 250 250 250 250'),
  'envid-control-accepted': codes([E, `${M} ENVID=a+0D+0Ab`], '220 250 250'),
  'orcpt-any-accepted': codes([E, M, `${R} ORCPT=a`], '220 250 250 250'),
  'auth-parameter-any-accepted': codes([E, A, `${M} AUTH=+G1`], '220 250 235 250', 'submissions'),
  'envid-decoded-in-reply': raw([E, `${M} ENVID=a+0D+0A299+20b`, '<'], /envelope a\r\n299 b\r\n/),
  'noop-behind-ehlo-lost': codes([`>${E}\r\nNOOP\r\nQUIT\r\n`, '<', '<', '<'], '220 250 221 end'),
  'noop-behind-ehlo-twice': codes([`>${E}\r\nNOOP\r\n`, '<', '<', '<'], '220 250 250 250'),
  'noop-behind-data-lost': codes(
    [E, M, '>DATA\r\nNOOP\r\nQUIT\r\n', '<', '<', '<'],
    '220 250 250 503 221 end',
  ),
  'http-request-tolerated': codes(['GET / HTTP/1.1', E], '220 500 250'),
  'shell-sender-accepted': mail('<;true;>'),
  'program-recipient-accepted': codes(
    [E, M, 'RCPT TO:<|true@reference.test>', 'RCPT TO:</dev/null@reference.test>'],
    '220 250 250 250 250',
  ),
};
