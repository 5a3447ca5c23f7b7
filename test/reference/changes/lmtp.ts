import { type Change, codes, D, raw, X } from '../change.js';
import { E, M, R } from '../script.js';

const L = 'LHLO client.test';
const B = 'RCPT TO:<bob@reference.test>';
const QUIT = [`>${X}\r\nQUIT\r\n`, '<', '<', '<', '<'];

/** Two recipients, and what the end of the data and QUIT behind it draw. */
const ends = (expected: string): Change =>
  codes([L, M, R, B, D, ...QUIT], `220 250 250 250 250 354 ${expected}`, 'lmtp');

export const lmtpChanges: Readonly<Record<string, Change>> = {
  'lmtp-one-reply': ends('250 221 end end'),
  'lmtp-reply-too-many': ends('250 250 250 221'),
  'lmtp-no-reply': ends('221 end end end'),
  'lmtp-unlike-replies': ends('250 452 221 end'),
  'lmtp-mailbox-replies': ends('551 551 221 end'),
  'lmtp-one-temporary-reply': ends('451 221 end end'),
  'lmtp-lhlo-500': codes([L, M], '220 500 503', 'lmtp'),
  'lmtp-lhlo-550': codes([L, M], '220 550 503', 'lmtp'),
  'lmtp-lhlo-451': codes([L, M], '220 451 503', 'lmtp'),
  'lmtp-ehlo-502': codes([E, L], '220 502 250', 'lmtp'),
  'lmtp-ehlo-451': codes([E, L], '220 451 250', 'lmtp'),
  'lmtp-helo-502': codes(['HELO c.test', L], '220 502 250', 'lmtp'),
  'lmtp-data-554': codes([L, M, D], '220 250 250 554', 'lmtp'),
  'lmtp-data-451': codes([L, M, D], '220 250 250 451', 'lmtp'),
  'lmtp-ehlo-accepted': codes([E, M], '220 250 250', 'lmtp'),
  'lmtp-helo-accepted': codes(['HELO c.test', M], '220 250 250', 'lmtp'),
  'lmtp-without-pipelining': raw([L], /^250-mx[^\r]*\r\n250-SIZE/m, 'lmtp'),
  'lmtp-without-enhancedstatuscodes': raw([L], /^250-SMTPUTF8\r\n250-DSN/m, 'lmtp'),
  'lmtp-without-8bitmime': raw([L], /^250-SIZE[^\r]*\r\n250-SMTPUTF8/m, 'lmtp'),
  'smtp-speaks-lmtp': codes([E, 'HELO c.test', L, M], '220 500 500 250 250'),
  'smtp-any-hello-550': codes([E, 'HELO c.test', L], '220 550 550 550'),
};
