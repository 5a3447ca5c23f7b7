import { type Change, codes, raw } from '../change.js';
import { E, M } from '../script.js';

const inTls = [E, 'STARTTLS', 'tls'];
/** No ClientHello, and the last two octets of the alert that meets it. */
const failed = [E, 'STARTTLS', '>no hello\r\n', '?\x02\x28'];

export const tlsChanges: Readonly<Record<string, Change>> = {
  'starttls-masked': raw([E, 'STARTTLS'], /^250-XXXXXXXA\r[\s\S]*\r\n500 /m),
  'starttls-masked-served': raw([E, 'STARTTLS'], /^250-XXXXXXXA\r[\s\S]*\r\n220 /m),
  'starttls-hidden': raw([E, 'STARTTLS'], /^250-DSN\r\n250-EXPN\r[\s\S]*\r\n220 /m),
  'ehlo-keywords-masked': raw([E], /^250-XXXXXXXX\r\n250-ENHANCEDSTATUSCODES\r\n250-XXXXXXXX\r/m),
  'greeting-masked': raw([], /^220 \*{30}22\*{12}\r/),

  'starttls-250': codes([E, 'STARTTLS', 'NOOP'], '220 250 250 250'),
  'starttls-451': codes([E, 'STARTTLS', 'NOOP'], '220 250 451 250'),
  'starttls-554': codes([E, 'STARTTLS', 'NOOP'], '220 250 554 250'),
  'starttls-argument-503': codes([E, 'STARTTLS x', 'NOOP'], '220 250 503 250'),
  'starttls-argument-closes': codes([E, 'STARTTLS x', '>NOOP\r\n', '<'], '220 250 501 end'),
  'tls-refused-554': codes([...inTls, E, 'NOOP', 'QUIT'], '220 250 220 554 554 221'),
  'ehlo-inside-tls-554': codes([...inTls, E, 'NOOP'], '220 250 220 554 250'),
  'starttls-demanded': codes(
    [E, M, 'RSET', 'NOOP', 'STARTTLS', 'tls', E, M],
    '220 250 530 530 250 220 250 250',
  ),
  'starttls-demanded-550': codes([E, M, 'NOOP', 'STARTTLS', 'tls', E, M], '220 250 550 250 220 250 250'),
  'starttls-demanded-5.7.1': raw([E, M], /\r\n530 5\.7\.1 /),

  'starttls-go-doubled': codes([E, 'STARTTLS', '<'], '220 250 220 250'),
  'starttls-go-doubled-late': codes([E, 'STARTTLS', '<'], '220 250 220 250'),
  'starttls-injection-closes': codes(
    [E, '>STARTTLS\r\nNOOP\r\n', '<', 'tls', '>HELP\r\n', '<'],
    '220 250 220 end',
  ),
  'starttls-injection-554-inside': codes([E, '>STARTTLS\r\nNOOP\r\n', '<', 'tls', '<'], '220 250 220 554'),
  'starttls-clear-lines-executed': codes([E, 'STARTTLS', '>HELP\r\n', 'tls', '<'], '220 250 220 214'),
  'starttls-clear-lines-answered': codes([E, 'STARTTLS', 'HELP'], '220 250 220 214'),
  'starttls-failed-goes-on': raw([...failed, '>NOOP\r\n', '?250 2.0.0'], /\x02\x28250 2\.0\.0 OK/),
  'starttls-failed-counts': raw(
    [...failed, `>${E}\r\nHELP\r\n`, '?214 '],
    /\x02\x28250-mx[\s\S]*250-DSN\r\n250-EXPN\r/,
  ),
};
