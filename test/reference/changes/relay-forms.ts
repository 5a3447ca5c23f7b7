import { type Change, codes, to } from '../change.js';
import { E } from '../script.js';

const from = (sender: string): Change => to('a@other.test', 250, E, `MAIL FROM:${sender}`);

export const relayFormsChanges: Readonly<Record<string, Change>> = {
  'relay-percent-hack': to('a%other.test@reference.test', 250),
  'relay-bang-path': to('other.test!a@reference.test', 250),
  'relay-quoted-at': to('"a@other.test"@reference.test', 250),
  'relay-double-at': to('a@other.test@reference.test', 250),
  'relay-source-route': to('@reference.test:a@other.test', 250),
  'relay-address-literal': to('a@[192.0.2.1]', 250),
  'relay-altered-domain': to('a@other.test.', 250),
  'relay-encoded-address': to('a=other.test@reference.test', 250),
  'relay-control-octets': to('a@other.test\0@reference.test', 250),
  'relay-odd-sender': codes([E, 'MAIL FROM:a@b.test', 'RCPT TO:<a@other.test>'], '220 250 250 250'),
  'relay-sender-of-recipient': from('<b@other.test>'),
  'relay-listed-sender': from('<a@third-party.example>'),
};
