import { type Change, codes, D, FOREIGN, raw } from '../change.js';
import { A, E, M, R } from '../script.js';

const own = 'MAIL FROM:<alice@reference.test>';
const twoAts = 'From: <a..b@@c.test>\r\n\r\nx\r\n.';
const message = (code: number): Change =>
  codes([E, A, M, R, D, twoAts], `220 250 235 250 250 354 ${code}`, 'submissions');

export const submissionChanges: Readonly<Record<string, Change>> = {
  'ehlo-without-dsn': raw([E], /^250-CHUNKING\r\n250-AUTH/m, 'submissions'),
  'ehlo-without-enhancedstatuscodes': raw([E], /^250-SMTPUTF8\r\n250-CHUNKING/m, 'submissions'),
  'ehlo-dsn-behind-auth': raw(
    [E, A, E],
    /^250-CHUNKING\r\n250-AUTH[\s\S]*^250-CHUNKING\r\n250-DSN/m,
    'submissions',
  ),
  'ehlo-lists-atrn': raw([E], /^250-ATRN\r/m, 'submissions'),
  'etrn-459': codes([E, 'ETRN c.test'], '220 250 459', 'submissions'),
  'etrn-458': codes([E, 'ETRN c.test'], '220 250 458', 'submissions'),
  'etrn-451': codes([E, 'ETRN c.test'], '220 250 451', 'submissions'),
  'mail-no-reply': codes([E, `>${M}\r\n`, 'NOOP', 'QUIT', '<'], '220 250 250 221 end'),
  'atrn-accepted': codes([E, 'ATRN c.test'], '220 250 250', 'submissions'),
  'submission-mail-521': codes([E, M], '220 250 521', 'submission'),
  'domain-unqualified-550': codes(
    [E, A, 'MAIL FROM:<a@sales>', M, 'RCPT TO:<a@sales>'],
    '220 250 235 550 250 550',
    'submissions',
  ),
  'domain-unqualified-502': codes(
    [E, A, 'MAIL FROM:<a@sales>', M, 'RCPT TO:<a@sales>'],
    '220 250 235 502 250 502',
    'submissions',
  ),
  'domain-unqualified-accepted': codes(
    [E, A, 'MAIL FROM:<a@sales>', 'RCPT TO:<a@sales>'],
    '220 250 235 250 250',
    'submissions',
  ),
  'submission-foreign-sender-550': codes([E, A, M, own, R], '220 250 235 550 250 250', 'submissions'),
  'submission-foreign-sender-553': codes([E, A, M, own, R], '220 250 235 553 250 250', 'submissions'),
  'submission-foreign-sender-550-at-rcpt': codes([E, A, M, R], '220 250 235 250 550', 'submissions'),
  'submission-foreign-sender-553-at-rcpt': codes([E, A, M, R], '220 250 235 250 553', 'submissions'),
  'submission-relay-550': codes([E, A, M, FOREIGN, R], '220 250 235 250 550 250', 'submissions'),
  'submission-relay-554': codes([E, A, M, FOREIGN, R], '220 250 235 250 554 250', 'submissions'),
  'submission-relay-556': codes([E, A, M, FOREIGN, R], '220 250 235 250 556 250', 'submissions'),
  'data-header-address-554': message(554),
  'data-header-address-501': message(501),
  'client-certificate-external': raw([E], /^250-AUTH PLAIN LOGIN EXTERNAL\r/m, 'submissions'),
};
