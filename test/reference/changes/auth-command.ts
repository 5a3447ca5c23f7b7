import { type Change, codes, raw } from '../change.js';
import { A, E, M, RIGHT, WRONG } from '../script.js';

const P = 'AUTH PLAIN';
const W = `AUTH PLAIN ${WRONG}`;
const LONG = `${M} AUTH=${'+61'.repeat(60)}@${'+62'.repeat(60)}.${'+63'.repeat(40)}`;
const submissions = 'submissions';

export const authCommandChanges: Readonly<Record<string, Change>> = {
  'auth-list-empty': raw([E], /^250-AUTH\r/m, submissions),
  'auth-list-commas': raw([E], /^250-AUTH PLAIN,LOGIN\r/m, submissions),
  'auth-list-lower-case': raw([E], /^250-AUTH plain login\r/m, submissions),
  'auth-list-two-spaces': raw([E], /^250-AUTH {2}PLAIN LOGIN\r/m, submissions),
  'auth-on-25-in-clear': codes([E, W, A], '220 250 535 235'),
  'auth-listed-in-clear-530': codes([E, A, 'STARTTLS', 'tls', E, A], '220 250 530 220 250 235', 'submission'),
  'auth-in-clear-454': codes([E, A], '220 250 454', 'submission'),
  'auth-login-in-clear-only': codes(
    [E, 'AUTH LOGIN', '*', P, 'STARTTLS', 'tls', E, 'AUTH LOGIN'],
    '220 250 334 501 504 220 250 504',
    'submission',
  ),
  'auth-no-mechanism-begun': codes([E, 'AUTH', RIGHT], '220 250 334 235', submissions),
  'auth-unknown-mechanism-begun': codes([E, 'AUTH FOO', RIGHT], '220 250 334 235', submissions),
  'auth-unknown-mechanism-5.7.4': raw([E, 'AUTH FOO'], /^504 5\.7\.4 /m, submissions),
  'auth-needs-initial-response': codes([E, P, A], '220 250 501 235', submissions),
  'auth-mixed-case-refused': codes([E, 'AUTH pLAIN', A], '220 250 504 235', submissions),
  'auth-second-502': codes([E, A, A], '220 250 235 502', submissions),
  'auth-second-454': codes([E, A, A], '220 250 235 454', submissions),
  'auth-in-transaction-502': codes([E, A, M, A], '220 250 235 250 502', submissions),
  'auth-begin-454': codes([E, P, A], '220 250 454 235', submissions),
  'auth-failure-454': codes([E, W, A], '220 250 454 235', submissions),
  'auth-success-250': codes([E, W, A, M], '220 250 535 250 250', submissions),
  'auth-success-2.0.0': raw([E, A], /^235 2\.0\.0 /m, submissions),
  'auth-failure-5.7.1': raw([E, W], /^535 5\.7\.1 /m, submissions),
  'auth-forgets-hello': codes([E, A, M, E, M], '220 250 235 503 250 250', submissions),
  'auth-second-failure-closes': codes([E, W, W, '>NOOP\r\n', '<'], '220 250 535 535 end', submissions),
  'auth-third-failure-closes': codes([E, W, W, W, '>NOOP\r\n', '<'], '220 250 535 535 535 end', submissions),
  'auth-parameter-555': codes([E, A, `${M} AUTH=<>`, M], '220 250 235 555 250', submissions),
  'auth-parameter-451': codes([E, A, `${M} AUTH=<>`, M], '220 250 235 451 250', submissions),
  'auth-parameter-unread': codes([E, A, `${M} AUTH=a=b`], '220 250 235 250', submissions),
  'mail-line-512-refused': codes([E, A, LONG, M], '220 250 235 500 250', submissions),
  'mail-line-512-501': codes([E, A, LONG, M], '220 250 235 501 250', submissions),
  'noop-530-before-auth': codes([E, 'NOOP', A, 'NOOP'], '220 250 530 235 250', submissions),
  'vrfy-530-before-auth': codes([E, 'VRFY alice', A, 'VRFY alice'], '220 250 530 235 250', submissions),
  'vrfy-550-before-auth': codes([E, 'VRFY alice', A, 'VRFY alice'], '220 250 550 235 250', submissions),
  'auth-required-5.5.1': raw([E, M], /^530 5\.5\.1 /m, submissions),
};
