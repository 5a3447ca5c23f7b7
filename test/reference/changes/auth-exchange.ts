import { type Change, codes, raw } from '../change.js';
import { A, E, RIGHT } from '../script.js';

const P = 'AUTH PLAIN';
const C = 'AUTH CRAM-MD5';
const LONG = 'a'.repeat(20_000);
const S = 'submissions';
const NAMELESS = Buffer.from('\0nobody\0').toString('base64');

export const authExchangeChanges: Readonly<Record<string, Change>> = {
  'auth-cram-md5': codes([E, `${C} Zm9v`, C, '*'], '220 250 501 334 501', S),
  'auth-cram-initial-ignored': codes([E, `${C} Zm9v`, '*', C], '220 250 334 501 334', S),
  'auth-cram-initial-535': codes([E, `${C} Zm9v`, C], '220 250 535 334', S),
  'auth-cram-initial-5.5.4': raw([E, `${C} Zm9v`], /^501 5\.5\.4 No initial/m, S),
  'auth-temporary-454': codes([E, A], '220 250 454', S),
  'auth-challenge-raw': raw([E, 'AUTH LOGIN'], /^334 Username:\r/m, S),
  'auth-challenge-blank': raw([E, P], /^334 {2}\r/m, S),
  'auth-challenge-not-empty': raw([E, P], /^334 Z28=\r/m, S),
  'auth-challenge-no-space': raw([E, P], /^334\r/m, S),
  'auth-initial-response-required': codes([E, P, A], '220 250 501 235', S),
  'auth-zero-length-challenged': codes([E, `${P} =`, RIGHT], '220 250 334 235', S),
  'auth-cancel-taken': codes([E, P, '*', '*'], '220 250 334 334 334', S),
  'auth-cancel-stuck': codes([E, P, '*', 'NOOP', 'NOOP'], '220 250 334 501 501 250', S),
  'auth-cancel-final': codes([E, P, '*', 'NOOP', P], '220 250 334 501 250 503', S),
  'auth-malformed-taken': codes([E, P, '!!!!', 'x'], '220 250 334 334 334', S),
  'auth-malformed-5.5.4': raw([E, P, '!!!!'], /^501 5\.5\.4 Response/m, S),
  'auth-exchange-forgotten': codes([E, P, 'NOOP x'], '220 250 334 250', S),
  'auth-response-512': codes([E, P, 'a'.repeat(513), 'NOOP'], '220 250 334 500 250', S),
  'auth-long-response-tail': codes(
    [E, P, `>${LONG}\r\nNOOP\r\n`, '<', '<', '<'],
    '220 250 334 500 500 250',
    S,
  ),
  'auth-long-response-421': codes([E, P, LONG, '<'], '220 250 334 421 end', S),
  'auth-long-response-closes': codes([E, P, LONG], '220 250 334 end', S),
  'auth-pipelined-lost': codes([E, `>${A}\r\nHELP\r\n`, '<', 'NOOP'], '220 250 235 250', S),
  'auth-empty-password-accepted': codes([E, `${P} ${NAMELESS}`], '220 250 235', S),
};
