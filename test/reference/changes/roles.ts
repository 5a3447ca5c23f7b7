import { type Change, codes, FOREIGN, raw } from '../change.js';
import { A, E, M, R } from '../script.js';

export const rolesChanges: Readonly<Record<string, Change>> = {
  'mx-requires-auth': codes([E, M, 'RSET'], '220 250 530 250'),
  'mx-requires-auth-at-rcpt': codes([E, M, R], '220 250 250 530'),
  'auth-on-587-missing': codes([E, 'STARTTLS', 'tls', E, A, M], '220 250 220 250 502 530', 'submission'),
  'starttls-on-587-missing': codes([E, 'STARTTLS', 'NOOP'], '220 250 502 250', 'submission'),
  'relay-on-587-open': codes([E, M, FOREIGN], '220 250 250 250', 'submission'),
  'login-on-465-refused': codes([E, A, M], '220 250 535 530', 'submissions'),
  'size-on-587-larger': raw([E], /^250-SIZE 52428800\r/m, 'submission'),
  'smtputf8-on-25-missing': raw([E], /^250-8BITMIME\r\n250-ENHANCEDSTATUSCODES/m),
};
