import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownCodes } from '../../runner/protocol/codes.js';
import { parseEhlo } from '../../runner/protocol/ehlo.js';
import { parseEnhancedStatus } from '../../runner/protocol/enhanced-status.js';
import { escapeOctets, unescapeOctets } from '../../runner/protocol/octets.js';
import { type Reply, ReplyParser } from '../../runner/protocol/reply.js';

function replyOf(octets: string): Reply {
  const [reply] = new ReplyParser().push(Buffer.from(octets, 'latin1'));
  if (reply === undefined) throw new Error(`${JSON.stringify(octets)} is no reply`);
  return reply;
}

describe('parseEhlo', () => {
  it('takes the first word of the first line, and keywords without regard to case', () => {
    const ehlo = parseEhlo(
      replyOf('250-mx.test greets you\r\n250-size 1000\r\n250-AUTH PLAIN LOGIN\r\n250 Help\r\n'),
    );
    expect(ehlo.domain).toBe('mx.test');
    expect(ehlo.lines.map(({ keyword, params, wellFormed }) => ({ keyword, params, wellFormed }))).toEqual([
      { keyword: 'SIZE', params: ['1000'], wellFormed: true },
      { keyword: 'AUTH', params: ['PLAIN', 'LOGIN'], wellFormed: true },
      { keyword: 'HELP', params: [], wellFormed: true },
    ]);
  });

  it('has no lines for a reply of one line, and no domain for one without text', () => {
    expect(parseEhlo(replyOf('250 mx.test\r\n'))).toEqual({ domain: 'mx.test', lines: [] });
    expect(parseEhlo(replyOf('250\r\n'))).toEqual({ domain: '', lines: [] });
  });

  it.each([
    ['SIZE  10', 'SIZE', ['10']],
    ['SIZE 10 ', 'SIZE', ['10']],
    [' SIZE 10', '', ['SIZE', '10']],
    ['SIZE\t10', 'SIZE\t10', []],
    ['AUTH=PLAIN', 'AUTH=PLAIN', []],
    ['-X', '-X', []],
    ['X_Y', 'X_Y', []],
    ['SIZE caf\xe9', 'SIZE', ['caf\xe9']],
    ['', '', []],
  ])('%j is kept and marked as malformed', (raw, keyword, params) => {
    const { lines } = parseEhlo(replyOf(`250-mx\r\n250 ${raw}\r\n`));
    expect(lines).toEqual([{ raw, keyword, params, wellFormed: false }]);
  });
});

describe('parseEnhancedStatus', () => {
  it.each([
    ['2.1.0 OK', '2.1.0', true],
    ['5.7.1', '5.7.1', true],
    ['4.999.999\tx', '4.999.999', true],
    ['2.0.0', '2.0.0', true],
    ['1.1.0 x', '1.1.0', false],
    ['3.1.0 x', '3.1.0', false],
    ['2.01.0 x', '2.01.0', false],
    ['2.1.00 x', '2.1.00', false],
    ['2.1000.0 x', '2.1000.0', false],
    ['22.1.0 x', '22.1.0', false],
  ])('%j holds %s, well formed: %s', (text, raw, wellFormed) => {
    expect(parseEnhancedStatus(text)).toMatchObject({ raw, wellFormed });
  });

  it.each(['', 'OK', '2.1', '2.1.0-x', '2.1.0.1 x', ' 2.1.0 x', '2..0 x', 'x 2.1.0', '2.1.0x'])(
    '%j holds none',
    (text) => expect(parseEnhancedStatus(text)).toBeUndefined(),
  );
});

describe('escapeOctets', () => {
  it.each([
    ['250 OK\r\n', '250 OK\\r\\n'],
    ['a\tb', 'a\\tb'],
    ['\\', '\\\\'],
    ['\\r', '\\\\r'],
    ['\0\x1b\x7f\x80\xff', '\\x00\\x1b\\x7f\\x80\\xff'],
    ['~ !', '~ !'],
  ])('%j becomes %s', (octets, text) => expect(escapeOctets(octets)).toBe(text));

  it('is undone by unescapeOctets, and gives printable ASCII only', () => {
    const latin1 = fc.oneof(
      fc.uint8Array().map((octets) => Buffer.from(octets).toString('latin1')),
      fc
        .array(fc.constantFrom('\\', 'x', 'r', 'n', 't', '0', 'a', '\r', '\n'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(latin1, (octets) => {
        const escaped = escapeOctets(octets);
        expect(escaped).toMatch(/^[\x20-\x7e]*$/);
        expect(unescapeOctets(escaped)).toBe(octets);
      }),
      { numRuns: 500 },
    );
  });
});

describe('knownCodes', () => {
  it('are all of the form that RFC 5321 allows, each with its source', () => {
    for (const [code, source] of knownCodes) {
      expect(String(code)).toMatch(/^[2-5][0-5]\d$/);
      expect(source).toMatch(/^RFC \d+$/);
    }
    expect(knownCodes.get(250)).toBe('RFC 5321');
    expect(knownCodes.has(299)).toBe(false);
  });
});
