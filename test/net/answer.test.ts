import { describe, expect, it } from 'vitest';
import { Answer } from '../../runner/net/index.js';
import { ReplyParser } from '../../runner/protocol/reply.js';

function answerOf(octets: string): Answer {
  const [reply] = new ReplyParser().push(Buffer.from(octets, 'latin1'));
  if (reply === undefined) throw new Error('no reply');
  return Answer.of(reply);
}

describe('Answer', () => {
  it.each<[number[], boolean]>([
    [[250], true],
    [[2], true],
    [[5, 250], true],
    [[251], false],
    [[5], false],
    [[], false],
  ])('250 is %j: %s', (codes, expected) => expect(answerOf('250 OK\r\n').is(...codes)).toBe(expected));

  it('is nothing when there was no reply, whatever came of one', () => {
    const [reply] = new ReplyParser().push(Buffer.from('250 OK\r\n'));
    const answer = Answer.none('closed', 'the server closed the connection', reply);
    expect(answer.is(2, 250, 0)).toBe(false);
    expect(answer.code).toBe(0);
    expect(`${answer}`).toBe('the server closed the connection');
  });

  it('quotes the last line, safe for a terminal, and not at length', () => {
    expect(`${answerOf('250-a\r\n250 \x1b[2Jb\r\n')}`).toBe('250 \\x1b[2Jb');
    const long = `${answerOf(`250 ${'x'.repeat(500)}\r\n`)}`;
    expect(long.length).toBeLessThan(170);
    expect(long.endsWith('…')).toBe(true);
  });

  it('has the texts of all lines, and the enhanced code of the first', () => {
    const answer = answerOf('550-5.7.1 no\r\n550 5.7.1 way\r\n');
    expect(answer.text).toBe('5.7.1 no\n5.7.1 way');
    expect(answer.enhanced?.raw).toBe('5.7.1');
  });
});
