import { describe, expect, it } from 'vitest';
import {
  BadTarget,
  parseTarget,
  recogniseSoftware,
  resolveHost,
  targetUrl,
} from '../../runner/target/index.js';

describe('parseTarget', () => {
  it.each([
    ['mx.test', ['smtp://mx.test:25', 'submission://mx.test:587', 'submissions://mx.test:465']],
    ['192.0.2.1', ['smtp://192.0.2.1:25', 'submission://192.0.2.1:587', 'submissions://192.0.2.1:465']],
    ['::1', ['smtp://[::1]:25', 'submission://[::1]:587', 'submissions://[::1]:465']],
    ['[::1]', ['smtp://[::1]:25', 'submission://[::1]:587', 'submissions://[::1]:465']],
    ['mx.test:25', ['smtp://mx.test:25']],
    ['mx.test:587', ['submission://mx.test:587']],
    ['[2001:db8::1]:465', ['submissions://[2001:db8::1]:465']],
    ['smtp://mx.test', ['smtp://mx.test:25']],
    ['smtp://mx.test/', ['smtp://mx.test:25']],
    ['SMTP://mx.test:2525', ['smtp://mx.test:2525']],
    ['submission://mx.test', ['submission://mx.test:587']],
    ['submissions://mx.test', ['submissions://mx.test:465']],
    ['smtps://mx.test', ['submissions://mx.test:465']],
    ['smtp://[::1]:2525', ['smtp://[::1]:2525']],
    ['lmtp://store.test', ['lmtp://store.test:24']],
    ['lmtp://[::1]:2003', ['lmtp://[::1]:2003']],
    [' mx.test. ', ['smtp://mx.test.:25', 'submission://mx.test.:587', 'submissions://mx.test.:465']],
    ['smtp://localhost:65535', ['smtp://localhost:65535']],
  ])('%j is %j', (text, urls) => expect(parseTarget(text).map(targetUrl)).toEqual(urls));

  it.each([
    ['', 'no target'],
    ['smtp://', 'no target'],
    ['http://mx.test', 'no service'],
    ['mx.test:2525', 'smtp://mx.test:2525'],
    ['mx.test:24', 'does not say which service'],
    ['mx.test:0', 'not in 1-65535'],
    ['smtp://mx.test:65536', 'not in 1-65535'],
    ['mx.test:', 'no target'],
    ['mx.test:x', 'no target'],
    ['smtp://user@mx.test', 'no target'],
    ['smtp://mx.test/path', 'no target'],
    ['mx test', 'no target'],
    ['-mx.test', 'no host name'],
    ['mx..test', 'no host name'],
    ['[mx.test]', 'no IPv6'],
    ['[192.0.2.1]', 'no IPv6'],
    ['smtp://::1:25:', 'no target'],
  ])('%j is refused: %s', (text, part) => {
    expect(() => parseTarget(text)).toThrow(BadTarget);
    expect(() => parseTarget(text)).toThrow(part);
  });

  it('keeps what targetUrl writes', () => {
    for (const url of ['smtp://mx.test:25', 'submission://[::1]:1', 'submissions://192.0.2.1:465']) {
      expect(parseTarget(url).map(targetUrl)).toEqual([url]);
    }
  });
});

describe('resolveHost', () => {
  it('gives addresses back, and nothing for a name that cannot exist', async () => {
    expect(await resolveHost('127.0.0.9')).toBe('127.0.0.9');
    expect(await resolveHost('::1')).toBe('::1');
    expect(await resolveHost(`${'x'.repeat(64)}.invalid`)).toBeUndefined();
  });
});

describe('recogniseSoftware', () => {
  it.each([
    ['mx.test ESMTP Postfix (Debian)', 'postfix'],
    ['mx.test ESMTP Exim 4.96', 'exim'],
    ['mx.test ESMTP Sendmail 8.17', 'sendmail'],
    ['mx.test ESMTP OpenSMTPD', 'opensmtpd'],
    ['mx.test Microsoft ESMTP MAIL Service ready', 'exchange'],
    ['X-EXPS GSSAPI NTLM', 'exchange'],
    ['mx.test ESMTP Haraka ready', 'haraka'],
    ['mx.test Python SMTP 1.4.3', 'aiosmtpd'],
    ['mx.test ESMTP', undefined],
    ['mx.eximius.test ESMTP', undefined],
    ['', undefined],
  ])('%j is %s', (text, product) => expect(recogniseSoftware(text)).toBe(product));

  it('looks at every text', () => expect(recogniseSoftware('mx.test', 'HELP', 'Exim')).toBe('exim'));
});
