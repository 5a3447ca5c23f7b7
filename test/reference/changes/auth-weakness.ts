import { type Change, codes, FOREIGN, raw } from '../change.js';
import { A, E, M, NOBODY, R, WRONG } from '../script.js';

const wrong = `AUTH PLAIN ${WRONG}`;
const nobody = `AUTH PLAIN ${NOBODY}`;
const plain = (text: string): string => `AUTH PLAIN ${Buffer.from(text).toString('base64')}`;
const own = 'MAIL FROM:<alice@reference.test>';

export const authWeaknessChanges: Readonly<Record<string, Change>> = {
  'auth-unknown-login-550': codes([E, wrong, nobody], '220 250 535 550', 'submissions'),
  'auth-refusal-numbered': raw(
    [E, wrong, nobody],
    /wrong \(1\)\r\n535 5\.7\.8 .* wrong \(2\)\r/,
    'submissions',
  ),
  'auth-refusal-names-login': raw([E, nobody], /wrong for nobody@reference\.test\r/, 'submissions'),
  'auth-refusal-alternates': raw([E, wrong, wrong], /wrong\r\n535 5\.7\.8 Please go away\r/, 'submissions'),
  'auth-refusal-reworded': raw([E, wrong, wrong, wrong], /wrong\r\n535 5\.7\.8 No, and/, 'submissions'),
  'auth-refusal-454': codes([E, wrong, A], '220 250 454 235', 'submissions'),
  'auth-refusal-421': codes([E, wrong, '<'], '220 250 421 end', 'submissions'),
  'auth-refusal-454-later': codes([E, wrong, wrong, wrong], '220 250 535 535 454', 'submissions'),
  'auth-refusals-uncounted': codes(
    [E, ...Array.from({ length: 22 }, () => wrong)],
    `220 250${' 535'.repeat(22)}`,
    'submissions',
  ),
  'auth-known-login-without-password': codes(
    [E, plain('\0alice@reference.test\0')],
    '220 250 235',
    'submissions',
  ),
  'auth-nobody-accepted': codes([E, plain('\0\0')], '220 250 235', 'submissions'),
  'sender-owned-only': codes([E, A, M, own], '220 250 235 550 250', 'submissions'),
  'sender-owned-only-at-rcpt': codes(
    [E, A, M, R, 'RSET', own, R],
    '220 250 235 250 550 250 250 250',
    'submissions',
  ),
  'sender-unchecked': codes([E, A, 'MAIL FROM:<a@bare>'], '220 250 235 250', 'submissions'),

  'auth-digest-md5': codes([E, 'AUTH DIGEST-MD5', 'eA==', A], '220 250 334 535 235', 'submissions'),
  'auth-scram-sha-1': codes([E, 'AUTH SCRAM-SHA-1 eA==', 'eA==', A], '220 250 334 535 235', 'submissions'),
  'auth-ntlm': raw(
    [E, 'AUTH NTLM', 'eA==', '*'],
    /^334 \r\n334 TlRMTVNTUAACAAAAAAA[\s\S]*501 /m,
    'submissions',
  ),
  'auth-ntlm-names': raw(
    [E, 'AUTH NTLM', 'eA==', '*'],
    /^334 \r\n334 TlRMTVNTUAACAAAADAA[\s\S]*501 /m,
    'submissions',
  ),
  'auth-ntlm-garbage': raw([E, 'AUTH NTLM', 'eA==', '*'], /^334 \r\n334 eA==\r\n501 /m, 'submissions'),
  'auth-anonymous-refused': codes([E, 'AUTH ANONYMOUS eA==', A], '220 250 535 235', 'submissions'),
  'auth-anonymous': codes([E, 'AUTH ANONYMOUS eA==', M, FOREIGN], '220 250 235 250 250', 'submissions'),
  'auth-anonymous-stays': codes(
    [E, 'AUTH ANONYMOUS eA==', M, R, FOREIGN],
    '220 250 235 250 250 550',
    'submissions',
  ),
};
