import { describe, expect, it } from 'vitest';
import { namesakeOf, protocolOf } from '../../runner/protocol/first-octets.js';

describe('protocolOf', () => {
  it.each([
    ['SSH-2.0-OpenSSH_9.6\r\n', 'SSH'],
    ['HTTP/1.1 400 Bad Request\r\n', 'HTTP'],
    ['<html><head>', 'HTTP'],
    ['<!DOCTYPE html>', 'HTTP'],
    ['* OK IMAP4 ready\r\n', 'IMAP'],
    ['* BYE disconnected\r\n', 'IMAP'],
    ['+OK POP3 ready\r\n', 'POP3'],
    ["-ERR unknown command 'QUIT'\r\n", 'POP3'],
    ['-DENIED Redis is running in protected mode\r\n', 'Redis'],
    ['RFB 003.008\n', 'VNC'],
    ['"IMPLEMENTATION" "Dovecot Pigeonhole"\r\n', 'ManageSieve'],
    ['@RSYNCD: 31.0\n', 'rsync'],
    ['J\0\0\0\n8.4.5\0\x0b\0\0\0', 'MySQL'],
    ['Y\0\0\0\n5.5.5-10.11.6-MariaDB-0+deb12u1\0\x0b\0\0\0', 'MySQL'],
    ["E\0\0\0\xffj\x04Host '127.0.0.1' is not allowed", 'MySQL'],
    ['\xff\xfd\x18\xff\xfd ', 'Telnet'],
    ['\x15\x03\x01\0\x02\x02F', 'TLS'],
  ])('%j is %s', (octets, protocol) => expect(protocolOf(octets)).toBe(protocol));

  it.each([
    '',
    '220 mx.test ESMTP\r\n',
    '220-mx.test\r\n',
    '554 no\r\n',
    '421 HTTP/1.1\r\n',
    'hello\r\n',
    '\0\x01',
  ])('%j is nobody’s that we know', (octets) => expect(protocolOf(octets)).toBeUndefined());
});

describe('namesakeOf', () => {
  it.each([
    ['(vsFTPd 3.0.5)', 'FTP'],
    ['ProFTPD Server ready', 'FTP'],
    ['Microsoft FTP Service', 'FTP'],
    ['ready\nPlease login with USER and PASS.', 'FTP'],
    ['news.test InterNetNews NNRP server ready (posting ok)', 'NNTP'],
    ['mx.test ESMTP Postfix', undefined],
    ['ftp.test ESMTP', 'FTP'],
  ])('%j is %s', (texts, protocol) => expect(namesakeOf(texts)).toBe(protocol));
});
