import { describe, expect, it } from 'vitest';
import { Traffic } from '../../runner/net/traffic.js';

/** C: octets of ours, S: codes of the server, in the order of the wire; the greeting came before. */
function countsOf(...wire: readonly (string | number)[]): { commands: number; messages: number } {
  const traffic = new Traffic();
  traffic.replied(220);
  for (const item of wire) {
    if (typeof item === 'number') traffic.replied(item);
    else traffic.sent(Buffer.from(item, 'latin1'));
  }
  return { commands: traffic.commands, messages: traffic.messages };
}

const hello = ['EHLO c\r\n', 250] as const;
const envelope = ['MAIL FROM:<a@b>\r\n', 250, 'RCPT TO:<c@d>\r\n', 250] as const;
const opened = [...hello, ...envelope, 'DATA\r\n', 354] as const;

describe('messages', () => {
  it.each<[what: string, wire: readonly (string | number)[], messages: number]>([
    ['one is accepted', [...opened, 'text\r\n.\r\n', 250], 1],
    ['one is refused', [...opened, 'text\r\n.\r\n', 554], 0],
    ['one is never answered', [...opened, 'text\r\n.\r\n'], 0],
    ['one is never ended, and commands in it are answered', [...opened, 'NOOP\r\n', 250], 0],
    ['an end that comes in two pieces', [...opened, 'text\r\n', '.\r', '\n', 250], 1],
    ['an empty one', [...opened, '.\r\n', 250], 1],
    ['QUIT in one segment with its end', [...opened, 'text\r\n.\r\nQUIT\r\n', 250, 221], 1],
    ['a false end that is taken', [...opened, 'text\n.\nNOOP\r\n', 250, 250], 1],
    [
      'a second one that is cut out of the first',
      [...opened, 'x\n.\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\ny\r\n.\r\n', 250, 250, 250, 354, 250],
      2,
    ],
    ['two in a session', [...opened, 'x\r\n.\r\n', 250, ...envelope, 'DATA\r\n', 354, 'y\r\n.\r\n', 250], 2],
    [
      'a pipelined envelope',
      [...hello, 'MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n', 250, 250, 354, 'x\r\n.\r\n', 250],
      1,
    ],
    ['DATA with an argument', [...hello, ...envelope, 'DATA x\r\n', 354, 'x\r\n.\r\n', 250], 1],
    ['one for nobody', [...hello, 'MAIL FROM:<a@b>\r\n', 250, 'DATA\r\n', 354, '.\r\n', 250], 0],
    ['354 to what is no DATA', [...hello, ...envelope, 'NOOP\r\n', 354, 'NOOP\r\n', 250], 0],
    ['chunks', [...hello, ...envelope, 'BDAT 4\r\nab\r\n', 250, 'BDAT 4 LAST\r\ncd\r\n', 250], 1],
    ['chunks of which none is the last', [...hello, ...envelope, 'BDAT 4\r\nab\r\n', 250], 0],
    [
      'a chunk that looks like commands',
      [...hello, ...envelope, 'BDAT 13\r\nBDAT 0 LAST\r\n', 250, 'QUIT\r\n', 221],
      0,
    ],
    ['a last chunk that is refused', [...hello, ...envelope, 'BDAT 4 LAST\r\nab\r\n', 554], 0],
    ['a last chunk without a recipient', [...hello, 'BDAT 0 LAST\r\n', 250], 0],
    [
      'pipelined chunks',
      [...hello, 'MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nBDAT 2 LAST\r\nab', 250, 250, 250],
      1,
    ],
    [
      'pipelined chunks behind a refused recipient',
      [...hello, 'MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nBDAT 2 LAST\r\nabQUIT\r\n', 250, 550, 503, 221],
      0,
    ],
  ])('%s', (_what, wire, messages) => {
    expect(countsOf(...wire).messages).toBe(messages);
  });

  it('on LMTP counts one that any of its recipients gets, once', () => {
    const two = ['LHLO c\r\n', 250, ...envelope, 'RCPT TO:<e@f>\r\n', 250, 'DATA\r\n', 354, 'x\r\n.\r\n'];
    expect(countsOf(...two, 250, 250, 'NOOP\r\n', 250).messages).toBe(1);
    expect(countsOf(...two, 550, 250).messages).toBe(1);
    expect(countsOf(...two, 550, 550, 'NOOP\r\n', 250).messages).toBe(0);
  });
});

describe('commands', () => {
  it.each<[what: string, wire: readonly (string | number)[], commands: number]>([
    ['lines, one by one and together', [...hello, 'NOOP\r\nNOOP\r\n', 250, 250], 3],
    ['no mail data', [...opened, 'EHLO x\r\nNOOP\r\n.\r\nQUIT\r\n', 250, 221], 5],
    ['no chunk', [...hello, ...envelope, 'BDAT 6 LAST\r\nNOOP\r\nQUIT\r\n', 250, 221], 5],
    ['no response of AUTH', [...hello, 'AUTH LOGIN\r\n', 334, 'eA==\r\n', 334, 'eQ==\r\n', 235], 2],
    ['a line that comes in pieces once', ['EH', 'LO c\r', '\n', 250], 1],
    ['no line that is never ended', ['x'.repeat(10_000)], 0],
  ])('%s', (_what, wire, commands) => {
    expect(countsOf(...wire).commands).toBe(commands);
  });
});
