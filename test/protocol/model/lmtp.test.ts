import { describe, expect, it } from 'vitest';
import { Oracle, type Ruling, readCommand } from '../../../runner/protocol/model/index.js';

const message = 'Subject: x\r\n\r\nx\r\n.\r\n';
const alice = 'RCPT TO:<alice@y.test>\r\n';

/** Sends and takes codes in turn, on LMTP; gives the rulings. */
function play(...steps: readonly (string | number)[]): (Ruling | undefined)[] {
  const oracle = new Oracle(false, true);
  return steps.flatMap((step) => {
    if (typeof step === 'number') return [oracle.replied(step)];
    oracle.sent(step);
    return [];
  });
}
const opened = [220, 'LHLO a.test\r\n', 250, 'MAIL FROM:<a@x.test>\r\n', 250] as const;
const answered = (rulings: readonly (Ruling | undefined)[]) => rulings.map((ruling) => ruling?.to);

describe('the oracle on LMTP', () => {
  it('waits for a reply for each accepted recipient', () => {
    const refused = ['RCPT TO:<nobody@y.test>\r\n', 550] as const;
    const rulings = play(...opened, alice, 250, ...refused, alice, 250, 'DATA\r\n', 354, message, 250, 452);
    expect(answered(rulings).slice(-2)).toEqual(['end of data', 'end of data']);
    expect(rulings.some((ruling) => ruling === undefined || ruling.forbidden || !ruling.listed)).toBe(false);
  });

  it('counts anew for each message', () => {
    const first = [alice, 250, alice, 250, 'DATA\r\n', 354, message, 250, 250] as const;
    const second = ['MAIL FROM:<a@x.test>\r\n', 250, alice, 250, 'DATA\r\n', 354, message, 250] as const;
    const rulings = play(...opened, ...first, ...second, 'QUIT\r\n', 221);
    expect(answered(rulings).slice(-2)).toEqual(['end of data', 'QUIT']);
  });

  it.each([450, 550, 551, 552, 553])('lets %i refuse the message for one recipient', (code) => {
    expect(play(...opened, alice, 250, 'DATA\r\n', 354, message, code).at(-1)?.listed).toBe(true);
  });

  it('lets a hello of SMTP be refused as unknown', () => {
    const rulings = play(220, 'EHLO a.test\r\n', 500, 'HELO a.test\r\n', 503, 'LHLO a.test\r\n', 250);
    expect(rulings.every((ruling) => ruling?.listed === true && ruling.forbidden === undefined)).toBe(true);
  });

  it('knows of no reply where nobody was accepted', () => {
    expect(play(...opened, 'DATA\r\n', 354, message, 554).at(-1)).toBeUndefined();
  });

  it('still holds the rest against the server', () => {
    expect(play(...opened, 'QUIT\r\n', 250).at(-1)?.forbidden?.row).toBe('5321-4.1.1.10-01');
  });
});

it('LHLO is a verb of LMTP alone', () => {
  expect(readCommand('LHLO a.test')).toBeUndefined();
  expect(readCommand('LHLO a.test', true)).toEqual({ to: 'LHLO', argument: 'a.test', wellFormed: true });
});
