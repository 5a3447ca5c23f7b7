import { type Change, codes, to, UNKNOWN } from '../change.js';
import { E, M, R } from '../script.js';

const P64 = 'p'.repeat(64);
const LONG = `MAIL FROM:<p@${'p'.repeat(60)}.${'p'.repeat(60)}.${'p'.repeat(60)}.${'p'.repeat(40)}>`;
const U = 'MAIL FROM:<a@unresolvable.test>';

/** Codes of one line in a session that said EHLO. */
const mail = (line: string, code: number): Change => codes([E, line], `220 250 ${code}`);

export const addressesChanges: Readonly<Record<string, Change>> = {
  'source-route-drops': codes([E, M, 'RCPT TO:<@a.test:alice@reference.test>'], '220 250 250 end'),
  'source-route-refused-553': to('@a.test:alice@reference.test', 553),
  'source-route-sender-501': mail('MAIL FROM:<@a.test:b@c.test>', 501),
  'source-route-sender-550': mail('MAIL FROM:<@a.test:b@c.test>', 550),
  'recipient-quoted-form-501': to('"alice"@reference.test', 501),
  'recipient-quoted-pair-unknown': codes(
    [E, M, 'RCPT TO:<"\\alice"@reference.test>', 'RCPT TO:<"alice"@reference.test>'],
    '220 250 250 550 250',
  ),

  'atext-sender-501': codes([E, 'MAIL FROM:<a!b@c.test>', M], '220 250 501 250'),
  'atext-sender-550': codes([E, 'MAIL FROM:<a!b@c.test>', M], '220 250 550 250'),
  'quoted-sender-501': codes([E, 'MAIL FROM:<"a"@c.test>', M], '220 250 501 250'),
  'quoted-sender-553': codes([E, 'MAIL FROM:<"a"@c.test>', M], '220 250 553 250'),
  'digit-label-sender-501': codes([E, 'MAIL FROM:<a@1.test>', M], '220 250 501 250'),
  'literal-sender-501': codes([E, 'MAIL FROM:<a@[192.0.2.1]>', M], '220 250 501 250'),
  'literal-sender-550': codes([E, 'MAIL FROM:<a@[192.0.2.1]>', M], '220 250 550 250'),
  'path-256-refused': codes([E, LONG, M], '220 250 501 250'),
  'recipient-local-part-64-refused': codes(
    [E, `MAIL FROM:<${P64}@b.test>`, `RCPT TO:<${P64}@reference.test>`, R],
    '220 250 250 501 250',
  ),

  'mail-brackets-missing-accepted': mail('MAIL FROM:a@b.test', 250),
  'mail-space-behind-colon-accepted': mail('MAIL FROM: <a@b.test>', 250),
  'mail-space-before-colon-accepted': mail('MAIL FROM :<a@b.test>', 250),
  'mail-space-before-colon-500': mail('MAIL FROM :<a@b.test>', 500),
  'mail-domain-missing-accepted': mail('MAIL FROM:<a>', 250),
  'mail-domain-missing-504': mail('MAIL FROM:<a>', 504),
  'mail-double-dot-accepted': mail('MAIL FROM:<a..b@c.test>', 250),
  'mail-label-hyphen-accepted': mail('MAIL FROM:<a@-b.test>', 250),
  'mail-number-literal-accepted': mail('MAIL FROM:<a@#123>', 250),
  'rcpt-brackets-missing-accepted': codes([E, M, 'RCPT TO:alice@reference.test'], '220 250 250 250'),
  'rcpt-double-dot-accepted': to('a..b@reference.test', 250),
  'refused-mail-opens-transaction': codes([E, 'MAIL FROM:<a>', R], '220 250 501 250'),

  'unresolvable-sender-550': codes([E, U, M], '220 250 550 250'),
  'unresolvable-sender-450': codes([E, U, M], '220 250 450 250'),
  'unresolvable-sender-504': codes([E, U, M], '220 250 504 250'),
  'unresolvable-sender-354': codes([E, U, M], '220 250 354 250'),
  'unresolvable-sender-drops': codes([E, U], '220 250 end'),
  'unresolvable-sender-drops-at-rcpt': codes([E, U, R], '220 250 250 end'),
  'unresolvable-sender-550-at-rcpt': codes([E, U, R], '220 250 250 550'),
  'mail-code-251': codes([E, M, R], '220 250 251 250'),

  'rcpt-code-252': codes([E, M, R, UNKNOWN], '220 250 250 252 550'),
  'rcpt-code-251': codes([E, M, R, UNKNOWN], '220 250 250 251 550'),
  'rcpt-code-251-with-address': {
    steps: [E, M, R],
    raw: /\r\n251 2\.1\.5 Will forward to <bob@reference\.test>\r\n$/,
  },
  'second-recipient-refused-550': codes([E, M, R, R], '220 250 250 250 550'),
  'recipient-unknown-554': codes([E, M, UNKNOWN], '220 250 250 554'),
  'recipient-unknown-551-with-address': { steps: [E, M, UNKNOWN], raw: /\r\n551 5\.1\.6 Try <bob@/ },
  'postmaster-at-domain-refused': codes(
    [E, M, 'RCPT TO:<postmaster@reference.test>', 'RCPT TO:<postmaster>'],
    '220 250 250 550 250',
  ),

  'eight-bit-sender-accepted': mail('MAIL FROM:<\xc3\xb6@b.test>', 250),
  'eight-bit-sender-accepted-with-body': codes(
    [E, 'MAIL FROM:<\xc3\xb6@b.test>', 'MAIL FROM:<\xc3\xb6@b.test> BODY=8BITMIME'],
    '220 250 501 250',
  ),
  'control-character-sender-accepted': mail('MAIL FROM:<a\x01@b.test>', 250),
  'underscore-sender-accepted': mail('MAIL FROM:<a@b_c.test>', 250),

  'malformed-parameter-accepted': codes([E, `${M} SIZE=`, R], '220 250 250 250'),
  'malformed-parameter-500': codes([E, `${M} SIZE=`, `${M} =5`, `${M} SIZE=1=2`], '220 250 500 500 500'),
  'size-parameter-refused': mail(`${M} SIZE=100`, 555),
  'body-8bitmime-451': codes([E, `${M} BODY=8BITMIME`, M], '220 250 451 250'),
  'body-8bitmime-455': codes([E, `${M} BODY=8BITMIME`, M], '220 250 455 250'),
  'size-parameter-over-limit-554': mail(`${M} SIZE=20000000`, 554),
  'size-parameter-over-limit-accepted': mail(`${M} SIZE=20000000`, 250),
  'parameter-after-helo-accepted': codes(['HELO c.test', `${M} SIZE=100`], '220 250 250'),
  'rcpt-unknown-parameter-501': codes([E, M, `${R} FOO=1`], '220 250 250 501'),
};
