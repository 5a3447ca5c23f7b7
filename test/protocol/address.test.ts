import { describe, expect, it } from 'vitest';
import { isAddressLiteral, isDomain, isLocalPart, parseMailbox } from '../../runner/protocol/address.js';
import { addressLiteral, isIPv4, isIPv6, isLoopback } from '../../runner/protocol/ip.js';

describe('isDomain', () => {
  it.each(['a', 'mx', 'mx.example.org', 'A-1.b--c.example', '3com.example', '1.2', 'x'.repeat(255)])(
    'takes %s',
    (text) => expect(isDomain(text)).toBe(true),
  );

  it.each([
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    '-a',
    'a-',
    'a.-b',
    'a_b',
    'a b',
    '[1.2.3.4]',
    'é.example',
    'a\n',
    'x'.repeat(256),
  ])('refuses %j', (text) => expect(isDomain(text)).toBe(false));
});

describe('isAddressLiteral', () => {
  it.each([
    '[127.0.0.1]',
    '[255.255.255.255]',
    '[IPv6:::]',
    '[IPv6:::1]',
    '[ipv6:2001:db8::25]',
    '[IPv6:2001:DB8:0:1:2:3:4:5]',
    '[IPv6:::ffff:192.0.2.1]',
    '[IPv6:1:2:3:4:5:6:192.0.2.1]',
    '[IPv6:1:2:3:4:5:6::]',
    '[x-tag:anything!]',
  ])('takes %s', (text) => expect(isAddressLiteral(text)).toBe(true));

  it.each([
    '127.0.0.1',
    '[127.0.0.1',
    '127.0.0.1]',
    '[]',
    '[1.2.3]',
    '[1.2.3.4.5]',
    '[256.0.0.1]',
    '[0x7f.0.0.1]',
    '[::1]',
    '[IPv6:]',
    '[IPv6:127.0.0.1]',
    '[IPv6:1::2::3]',
    '[IPv6:1:2:3:4:5:6:7]',
    '[IPv6:1:2:3:4:5:6:7:8:9]',
    '[IPv6:12345::]',
    '[IPv6:fe80::1%eth0]',
    '[IPv6:g::1]',
    '[x-tag:]',
    '[-:]',
    '[tag-:x]',
    '[x:a b]',
    '[x:a]b]',
    '[127.0.0.1]\n',
  ])('refuses %j', (text) => expect(isAddressLiteral(text)).toBe(false));
});

describe('isLocalPart', () => {
  it.each(['a', 'a.b', "!#$%&'*+-/=?^_`{|}~", '""', '"a b"', '"a\\"b"', '"a@b"', '"a\\\\"'])(
    'takes %s',
    (text) => expect(isLocalPart(text)).toBe(true),
  );

  it.each([
    '',
    '.a',
    'a.',
    'a..b',
    'a b',
    'a@b',
    '"',
    '"a',
    '"a"b"',
    '"a\\"',
    '"a\nb"',
    '"é"',
    'é',
    'a"b"',
    '<a>',
  ])('refuses %j', (text) => expect(isLocalPart(text)).toBe(false));
});

describe('parseMailbox', () => {
  it.each([
    ['a@b', 'a', 'b'],
    ['alice@mx.example', 'alice', 'mx.example'],
    ['"a@b"@c.example', '"a@b"', 'c.example'],
    ['a@[127.0.0.1]', 'a', '[127.0.0.1]'],
    ['a@[IPv6:::1]', 'a', '[IPv6:::1]'],
  ])('splits %s', (text, localPart, domain) => expect(parseMailbox(text)).toEqual({ localPart, domain }));

  it.each(['', '@', 'a', 'a@', '@b', 'a@b@c', 'a@b c', '<a@b>', 'a@[::1]', 'a@b.', 'a @b', 'a@b\r\nRCPT'])(
    'refuses %j',
    (text) => expect(parseMailbox(text)).toBeUndefined(),
  );
});

describe('ip', () => {
  it('knows the textual forms', () => {
    expect(['1.2.3.4', '0.0.0.0'].map(isIPv4)).toEqual([true, true]);
    expect(['1.2.3', '1.2.3.4.5', '256.1.1.1', '0x1.2.3.4', '', '16909060'].some(isIPv4)).toBe(false);
    expect(['::', '::1', '2001:db8::1', '::ffff:1.2.3.4'].every(isIPv6)).toBe(true);
    expect(['1.2.3.4', '', ':', ':::', '1::2::3', 'fe80::1%lo', '[::1]'].some(isIPv6)).toBe(false);
  });

  it.each([
    ['192.0.2.1', '[192.0.2.1]'],
    ['::1', '[IPv6:::1]'],
    ['2001:DB8::1', '[IPv6:2001:db8::1]'],
    ['::ffff:192.0.2.1', '[192.0.2.1]'],
    ['fe80::1%eth0', '[IPv6:fe80::1]'],
  ])('the literal of %s is %s, and well formed', (address, literal) => {
    expect(addressLiteral(address)).toBe(literal);
    expect(isAddressLiteral(literal)).toBe(true);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.255.0.9', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['128.0.0.1', false],
    ['0.0.0.0', false],
    ['::', false],
    ['10.0.0.1', false],
    ['localhost', false],
    ['', false],
  ])('%s is loopback: %s', (address, expected) => expect(isLoopback(address)).toBe(expected));
});
