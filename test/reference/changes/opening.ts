import { type Change, codes, D, raw } from '../change.js';
import { E, M } from '../script.js';

const errors = (count: number): string[] => Array<string>(count).fill('FOO');
const unknown = (count: number): string => Array<string>(count).fill('500').join(' ');

export const openingChanges: Readonly<Record<string, Change>> = {
  'greeting-550': codes([E, 'QUIT', '<'], '550 503 221 end'),
  'greeting-554-bare': raw([E, 'QUIT'], /^554 \r\n503 .*\r\n221 /),
  'greeting-554-repeats': codes([E, 'QUIT', '<'], '554 554 221 end'),
  'greeting-554-serves': codes([E, M, 'QUIT', '<'], '554 250 250 221 end'),
  'greeting-521-serves': codes([E, M, 'QUIT', '<'], '521 250 250 221 end'),
  'greeting-521-closes': codes([E], '521 end'),
  'ehlo-name-underscore': raw([E], /\r\n250-mx_1\./),
  'ehlo-parameter-8bit': raw([E], /^250-XCOFFEE caf[^\r\x20-\x7e]+\r/m),
  'ehlo-ipv6-literal-refused-501': codes(
    ['EHLO [IPv6:2001:db8::1]', 'EHLO [192.0.2.1]', E],
    '220 501 250 250',
  ),
  'ehlo-literal-refused-550': codes(['EHLO [192.0.2.1]', E], '220 550 250'),
  'ehlo-literal-text-accepted': codes(['EHLO [192.0.2.1] me', E], '220 250 250'),
  'ehlo-unknown-literal-drops': codes(['EHLO [192.0.2.1]', 'EHLO [x:y]'], '220 250 end'),
  'ehlo-literal-text-drops': codes(['EHLO [192.0.2.1]', 'EHLO [192.0.2.1] me'], '220 250 end'),
  'ehlo-long-name-500': codes([`EHLO ${'x.'.repeat(64)}test`, E], '220 500 250'),
  'ehlo-long-name-drops': codes([`EHLO ${'x.'.repeat(64)}test`], '220 end'),
  'ehlo-unknown-name-550': codes(['EHLO client.example', E], '220 550 250'),
  'mail-550-after-foreign-name': codes([E, M, 'EHLO [127.0.0.1]', M], '220 250 550 250 250'),
  'helo-refused-501': codes(['HELO c.test', E], '220 501 250'),
  'helo-code-251': codes(['HELO c.test', M], '220 251 250'),
  'helo-several-lines-ok': raw(['HELO c.test'], /^250-HELP is near\r\n250 Pleased/m),
  'hello-refused-breaks-session': codes(['EHLO', E, 'HELO c.test', 'NOOP'], '220 501 503 503 250'),
  'auth-listed-502': codes([E, 'AUTH PLAIN'], '220 250 502', 'submissions'),
  'starttls-listed-502': codes([E, 'STARTTLS', 'NOOP'], '220 250 502 250'),
  'quit-refused-501': codes(['QUIT', 'NOOP'], '220 501 250'),
  'quit-no-name': raw(['QUIT'], /^221 2\.0\.0 Bye\r\n$/m),
  'reply-421-stays': codes([...errors(21), 'NOOP'], `220 ${unknown(20)} 421 421`),
  'error-limit-none': codes([...errors(21), D], `220 ${unknown(21)} 503`),
};
