import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Irregularity,
  maximumReplyOctets,
  type Reply,
  ReplyParser,
} from '../../runner/protocol/reply.js';
import { cut, replyStream } from './streams.js';

function parse(...segments: readonly (string | Buffer)[]): { replies: Reply[]; parser: ReplyParser } {
  const parser = new ReplyParser();
  const replies = segments.flatMap((segment) =>
    parser.push(typeof segment === 'string' ? Buffer.from(segment, 'latin1') : segment),
  );
  return { replies, parser };
}

describe('one reply', () => {
  it.each<[name: string, octets: string, code: number, texts: string[], irregularities: Irregularity[]]>([
    ['single line', '250 OK\r\n', 250, ['OK'], []],
    ['several lines', '250-mx.test\r\n250-SIZE 10\r\n250 HELP\r\n', 250, ['mx.test', 'SIZE 10', 'HELP'], []],
    ['a tab in the text', '220 a\tb\r\n', 220, ['a\tb'], []],
    ['code alone', '250\r\n', 250, [''], ['no-text']],
    ['code and space', '250 \r\n', 250, [''], ['no-text']],
    ['empty middle line', '250-a\r\n250-\r\n250 b\r\n', 250, ['a', '', 'b'], ['no-text']],
    ['bare LF', '250 OK\n', 250, ['OK'], ['bare-lf']],
    ['bare LF in the middle', '250-a\n250 b\r\n', 250, ['a', 'b'], ['bare-lf']],
    ['CR inside the text', '250 a\rb\r\n', 250, ['a\rb'], ['bare-cr']],
    ['two CR before LF', '250 OK\r\r\n', 250, ['OK\r'], ['bare-cr']],
    ['text at once', '250OK\r\n', 250, ['OK'], ['separator-missing']],
    ['fourth digit', '2500 OK\r\n', 250, ['0 OK'], ['separator-missing']],
    ['underscore', '250_OK\r\n', 250, ['_OK'], ['separator-wrong']],
    ['tab after the code', '250\tOK\r\n', 250, ['\tOK'], ['separator-wrong']],
    ['first digit 1', '150 OK\r\n', 150, ['OK'], ['code-out-of-range']],
    ['first digit 6', '650 OK\r\n', 650, ['OK'], ['code-out-of-range']],
    ['second digit 6', '260 OK\r\n', 260, ['OK'], ['code-out-of-range']],
    ['no code', 'OK\r\n', 0, ['OK'], ['code-malformed']],
    ['two digits', '25 OK\r\n', 0, ['25 OK'], ['code-malformed']],
    ['leading space', ' 250 OK\r\n', 0, [' 250 OK'], ['code-malformed']],
    ['nothing', '\r\n', 0, [''], ['code-malformed']],
    ['LF alone', '\n', 0, [''], ['bare-lf', 'code-malformed']],
    [
      'junk in an open reply',
      '250-a\r\njunk\r\n250 b\r\n',
      250,
      ['a', 'junk', 'b'],
      ['code-malformed', 'code-changed'],
    ],
    ['codes that differ', '250-a\r\n251 b\r\n', 251, ['a', 'b'], ['code-changed']],
    ['an octet above 127', '250 caf\xe9\r\n', 250, ['caf\xe9'], ['octet-above-127']],
    ['a NUL', '250 a\0b\r\n', 250, ['a\0b'], ['control-octet']],
    ['an escape', '250 \x1b[2J\r\n', 250, ['\x1b[2J'], ['control-octet']],
    ['DEL', '250 \x7f\r\n', 250, ['\x7f'], ['control-octet']],
    ['512 octets', `250 ${'x'.repeat(506)}\r\n`, 250, ['x'.repeat(506)], []],
    ['513 octets', `250 ${'x'.repeat(507)}\r\n`, 250, ['x'.repeat(507)], ['line-too-long']],
  ])('%s', (_name, octets, code, texts, irregularities) => {
    const { replies, parser } = parse(octets);
    expect(replies).toHaveLength(1);
    expect(replies[0]?.code).toBe(code);
    expect(replies[0]?.lines.map((line) => line.text)).toEqual(texts);
    expect([...(replies[0]?.irregularities ?? [])].sort()).toEqual([...irregularities].sort());
    expect(replies[0]?.raw).toBe(octets);
    expect(parser.pendingOctets).toBe(0);
  });

  it('counts the octets of each line with its end', () => {
    const { replies } = parse('250-mx\r\n250 OK\n');
    expect(replies[0]?.lines.map((line) => line.octets)).toEqual([8, 7]);
  });

  it('names the line that is at fault', () => {
    const { replies } = parse('250-good\r\n250 bad\n');
    expect(replies[0]?.lines.map((line) => line.irregularities)).toEqual([[], ['bare-lf']]);
  });
});

describe('a reply that stops', () => {
  it.each<[octets: string, code: number, irregularities: Irregularity[]]>([
    ['250 OK', 250, ['unterminated']],
    ['250-a\r\n', 250, ['unterminated']],
    ['250-a\r\n25', 0, ['unterminated', 'code-malformed', 'code-changed']],
  ])('%j is unterminated', (octets, code, irregularities) => {
    const { replies, parser } = parse(octets);
    expect(replies).toEqual([]);
    const rest = parser.takePending();
    expect(rest?.code).toBe(code);
    expect(rest?.raw).toBe(octets);
    expect([...(rest?.irregularities ?? [])].sort()).toEqual([...irregularities].sort());
    expect(parser.takePending()).toBeUndefined();
  });

  it('leaves no trace in the next one', () => {
    const { parser } = parse('250-a\r\n25');
    parser.takePending();
    const [next] = parser.push(Buffer.from('354 go\r\n'));
    expect(next).toMatchObject({ code: 354, raw: '354 go\r\n' });
    expect(next?.irregularities.size).toBe(0);
  });
});

describe('any stream', () => {
  it('parses the same in one piece and in any pieces', () => {
    fc.assert(
      fc.property(replyStream, fc.array(fc.nat()), (octets, cuts) => {
        const whole = parse(octets);
        const pieces = parse(...cut(octets, cuts));
        expect(pieces.replies).toEqual(whole.replies);
        expect(pieces.parser.takePending()).toEqual(whole.parser.takePending());
      }),
      { numRuns: 300 },
    );
  });

  it('parses the same octet by octet', () => {
    fc.assert(
      fc.property(replyStream, (octets) => {
        const bytewise = parse(...Array.from(octets, (octet) => Buffer.from([octet])));
        expect(bytewise.replies).toEqual(parse(octets).replies);
      }),
      { numRuns: 100 },
    );
  });

  it('loses no octet and makes none up', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          replyStream,
          fc.uint8Array().map((octets) => Buffer.from(octets)),
        ),
        (octets) => {
          const { replies, parser } = parse(octets);
          const { pendingOctets } = parser;
          const pending = parser.takePending()?.raw ?? '';
          expect(pending).toHaveLength(pendingOctets);
          expect(replies.map(({ raw }) => raw).join('') + pending).toBe(octets.toString('latin1'));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a flood', () => {
  it('is one octet more than the bound, with no end of a reply', () => {
    const parser = new ReplyParser();
    parser.push(Buffer.alloc(maximumReplyOctets, 'x'));
    expect(parser.flooded).toBe(false);
    parser.push(Buffer.from('x'));
    expect(parser.flooded).toBe(true);
  });

  it('counts the lines of an open reply together', () => {
    const parser = new ReplyParser();
    const line = Buffer.from('250-and more\r\n');
    for (let octets = 0; octets <= maximumReplyOctets; octets += line.length) parser.push(line);
    expect(parser.flooded).toBe(true);
  });

  it('is not many replies that end', () => {
    const parser = new ReplyParser();
    expect(parser.push(Buffer.from('250 OK\r\n'.repeat(20_000)))).toHaveLength(20_000);
    expect(parser.flooded).toBe(false);
  });
});
