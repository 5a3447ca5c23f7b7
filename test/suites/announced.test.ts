import { describe, expect, it } from 'vitest';
import { innerAddresses, isInnerName, versionIn } from '../../suites/shared/announced.js';

describe('a version in what a server announces', () => {
  it.each([
    ['mx.test ESMTP Exim 4.96 Sat, 28 Nov 2026 07:17:10 +0000', 'Exim 4.96'],
    ['mx.test ESMTP Haraka/3.3.4 ready (93D43D)', 'Haraka/3.3.4'],
    ['mx.test Microsoft ESMTP MAIL Service, Version: 10.0.20348.1 ready', 'Version: 10.0.20348.1'],
    ['2.0.0 This is sendmail version 8.15.2', 'version 8.15.2'],
    ['mx.test ESMTP Postfix (Debian/GNU)', undefined],
    ['mx.test ESMTP at 192.0.2.1 on 28.11.2026', undefined],
    ['mail-1.2.example.net ESMTP', undefined],
    ['2.0.0 End of HELP info', undefined],
    ['See https://tools.ietf.org/html/rfc5321 for details', undefined],
    ['TLS 1.2 is the least that we take', undefined],
  ])('%s', (line, version) => {
    expect(versionIn(line)).toBe(version);
  });
});

describe('what means nothing outside', () => {
  it.each(['localhost', 'localhost.localdomain', 'mx.corp', 'MX.Local', 'a.home.arpa', 'mail.lan'])(
    'the name %s',
    (name) => expect(isInnerName(name)).toBe(true),
  );
  it.each(['mx.example.org', 'local.example.org', 'lan', 'localhost.example.org'])('not %s', (name) =>
    expect(isInnerName(name)).toBe(false),
  );
  it.each([
    ['mx.test ESMTP on 10.1.2.3', ['10.1.2.3']],
    ['[192.168.0.4] ESMTP', ['192.168.0.4']],
    ['[IPv6:fd00::5] ESMTP', ['fd00::5']],
    ['[IPv6:2001:db8::5] 198.51.100.7 (127.0.0.1)', ['127.0.0.1']],
    ['[203.0.113.9] ESMTP, 10.9.9.9', []],
    ['10.1.2.3 ESMTP', ['10.1.2.3']],
    ['mx.test ESMTP Mailer 10.0.1.2 ready', []],
    ['version 4.96.1.2.3 of 999.1.1.1', []],
  ])('addresses in %s', (line, addresses) => {
    expect(innerAddresses(line, '10.9.9.9')).toEqual(addresses);
  });
});
