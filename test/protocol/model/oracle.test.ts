import { describe, expect, it } from 'vitest';
import {
  dueReplies,
  isInOrder,
  nothingDue,
  Oracle,
  oracleAfter,
  type Ruling,
  ruleTranscript,
} from '../../../runner/protocol/model/index.js';

/** Plays `line → code` pairs, as "EHLO a 250"; the greeting comes first. `.` is mail data with its end. */
function play(steps: readonly string[], submission = false): (Ruling | undefined)[] {
  const oracle = new Oracle(submission);
  return steps.map((text) => {
    const [, line = '', code = ''] = /^(.*?) ?(\d{3})$/s.exec(text) ?? [];
    if (line === 'tls') oracle.secured();
    else if (line !== '') oracle.sent(line === '.' ? 'Subject: x\r\n\r\nx\r\n.\r\n' : `${line}\r\n`);
    return line === 'tls' ? undefined : oracle.replied(Number(code));
  });
}
const rowOf = (steps: readonly string[], submission = false) =>
  play(steps, submission).at(-1)?.forbidden?.row;

const hello = ['220', 'EHLO [127.0.0.1] 250'];
const mail = [...hello, 'MAIL FROM:<a@x.test> 250'];
const recipient = [...mail, 'RCPT TO:<b@y.test> 250'];
const data = [...recipient, 'DATA 354'];

describe('the oracle allows', () => {
  it.each([
    [
      'a transaction, and another',
      [...data, '. 250', 'MAIL FROM:<> 250', 'RCPT TO:<postmaster> 251', 'QUIT 221'],
    ],
    [
      'MAIL before any hello, served or not',
      ['220', 'MAIL FROM:<a@x.test> 503', 'MAIL FROM:<a@x.test> 250', 'RCPT TO:<b@y.test> 250'],
    ],
    ['a second MAIL that is refused', [...recipient, 'MAIL FROM:<c@x.test> 503', 'DATA 354']],
    [
      'a second MAIL that starts anew, whether recipients stay or not',
      [...recipient, 'MAIL FROM:<c@x.test> 250', 'DATA 354', '. 250'],
    ],
    [
      'DATA with no recipient that gets 354 and is refused at its end',
      [...mail, 'DATA 354', '. 554', 'RCPT TO:<b@y.test> 503'],
    ],
    [
      'DATA refused with 503 where a limit of the site was met',
      [...recipient, 'RCPT TO:<c@y.test> 550', 'DATA 503'],
    ],
    [
      'DATA refused by policy, with or without the transaction',
      [...recipient, 'DATA 554', 'RCPT TO:<b@y.test> 503'],
    ],
    ['refusals for want of TLS or AUTH', ['220', 'EHLO a.test 250', 'MAIL FROM:<a@x.test> 530', 'RSET 530']],
    ['421 at any time', [...data, '. 421']],
    ['greylisting', [...mail, 'RCPT TO:<b@y.test> 450', 'DATA 503']],
    ['a refused session', ['554', 'EHLO a.test 503', 'NOOP 503', 'QUIT 221']],
    [
      'AUTH or TLS wanted first, said with 503 or 502',
      [...hello, 'MAIL FROM:<a@x.test> 503', 'MAIL FROM:<a@x.test> 502'],
    ],
    ['DATA refused after greylisting', [...recipient, 'RCPT TO:<c@y.test> 451', 'DATA 503']],
    [
      'a second MAIL refused by policy, with or without the first',
      [...mail, 'MAIL FROM:<c@x.test> 550', 'RCPT TO:<b@y.test> 503'],
    ],
    ['a second HELO refused as out of order', [...mail, 'HELO a.test 503', 'RCPT TO:<b@y.test> 250']],
    ['EHLO that is not known', ['220', 'EHLO a.test 500', 'HELO a.test 250']],
    ['leniency to a leading blank or a tab', ['220', ' NOOP 250', 'NOOP\tx 250', ' 250']],
    ['anything behind a farewell', ['220', 'QUIT 221', 'NOOP 500', 'RSET 250', 'QUIT 503']],
    ['leniency to a bad argument', [...hello, 'MAIL FROM: a@x.test 250', 'RCPT TO:<b@y.test> 250']],
    ['strictness to a needless argument', [...hello, 'NOOP x 501', 'RSET x 501', 'QUIT x 501']],
    ['EHLO in a transaction, refused without harm', [...recipient, 'EHLO 501', 'DATA 354']],
    [
      'TLS, after which all is new',
      [...mail, 'STARTTLS 220', 'tls 000', 'RCPT TO:<b@y.test> 503', 'EHLO a.test 250'],
    ],
    ['a challenge inside AUTH', [...hello, 'AUTH LOGIN 334', 'x 334', 'y 235', 'MAIL FROM:<a@x.test> 250']],
  ])('%s', (_name, steps) => {
    expect(play(steps).filter((ruling) => ruling?.forbidden !== undefined)).toEqual([]);
  });
});

describe('the oracle forbids', () => {
  it.each([
    ['RCPT served with no MAIL', [...hello, 'RCPT TO:<b@y.test> 250'], '5321-3.3-15'],
    ['RCPT served after RSET', [...recipient, 'RSET 250', 'RCPT TO:<b@y.test> 250'], '5321-3.3-15'],
    ['RCPT served after a new EHLO', [...mail, 'EHLO a.test 250', 'RCPT TO:<b@y.test> 250'], '5321-3.3-15'],
    ['RCPT served after the end of a message', [...data, '. 250', 'RCPT TO:<b@y.test> 250'], '5321-3.3-15'],
    [
      'RCPT served after TLS began',
      [...mail, 'STARTTLS 220', 'tls 000', 'RCPT TO:<b@y.test> 250'],
      '5321-3.3-15',
    ],
    ['RCPT refused as out of order after MAIL', [...mail, 'RCPT TO:<b@y.test> 503'], '5321-4.3.1-07'],
    ['DATA refused as out of order after RCPT', [...recipient, 'DATA 503'], '5321-4.3.1-07'],
    [
      'MAIL refused as out of order after RSET',
      [...mail, 'RSET 250', 'MAIL FROM:<a@x.test> 503'],
      '5321-4.3.1-07',
    ],
    ['a message with no recipient that is accepted', [...mail, 'DATA 354', '. 250'], '5321-3.3-20'],
    ['DATA answered 250', [...recipient, 'DATA 250'], '5321-4.3.2-12'],
    ['a hello out of order', [...mail, 'EHLO a.test 503'], '5321-4.1.4-05'],
    ['RSET with another code', [...mail, 'RSET 501'], '5321-4.1.1.5-03'],
    ['NOOP with another code', [...hello, 'NOOP 503'], '5321-4.1.1.9-01'],
    ['NOOP and RSET that want a hello first', ['220', 'NOOP 503'], '5321-4.1.4-11'],
    ['QUIT with another code', [...mail, 'QUIT 250'], '5321-4.1.1.10-01'],
    ['354 to anything but DATA', [...hello, 'NOOP 354'], '5321-4.2.1-02'],
    ['an unheard verb that is served', [...hello, 'FROBNICATE 250'], '5321-4.1.5-03'],
    [
      'RCPT refused as out of order after an early DATA',
      [...mail, 'DATA 503', 'RCPT TO:<b@y.test> 503'],
      '5321-4.3.1-07',
    ],
    ['501 to DATA with no argument', [...recipient, 'DATA 501'], '5321-4.3.2-07'],
    ['MAIL that is not supported', [...mail, 'RSET 250', 'MAIL FROM:<a@x.test> 502'], '5321-4.5.1-01'],
    ['RCPT that is not supported', [...mail, 'RCPT TO:<b@y.test> 500'], '5321-4.5.1-01'],
    ['DATA that is not supported', [...recipient, 'DATA 502'], '5321-4.5.1-01'],
    ['HELO that is not supported', ['220', 'HELO a.test 502'], '5321-4.5.1-01'],
    ['NOOP that is not supported', ['220', 'NOOP 500'], '5321-4.5.1-01'],
    ['AUTH inside a transaction', [...mail, 'AUTH PLAIN *** 235'], '4954-4-03'],
    ['AUTH a second time', [...hello, 'AUTH PLAIN *** 235', 'AUTH PLAIN *** 235'], '4954-4-02'],
  ])('%s', (_name, steps, row) => {
    expect(rowOf(steps)).toBe(row);
    expect(play(steps.slice(0, -1)).some((ruling) => ruling?.forbidden !== undefined)).toBe(false);
  });

  it('503 to MAIL only once AUTH is done, or a MAIL was accepted', () => {
    expect(rowOf([...hello, 'MAIL FROM:<a@x.test> 503'])).toBeUndefined();
    expect(rowOf([...hello, 'MAIL FROM:<a@x.test> 503'], true)).toBeUndefined();
    expect(rowOf([...hello, 'AUTH PLAIN *** 235', 'MAIL FROM:<a@x.test> 503'], true)).toBe('5321-4.3.1-07');
  });
});

describe('the oracle falls silent', () => {
  it.each([
    ['behind a verb of an extension', ['220', 'BDAT 3 LAST 250', 'RCPT TO:<b@y.test> 250']],
    ['behind a bare LF', [...mail, 'NOOP\nNOOP 250', 'RSET 500']],
    ['at a code out of range', [...mail, 'RSET 000']],
    ['at a code out of range above', [...mail, 'RSET 600']],
    ['behind a reply that it forbids', [...hello, 'RCPT TO:<b@y.test> 250', 'RSET 500']],
  ])('%s', (_name, steps) => {
    expect(play(steps).at(-1)).toBeUndefined();
  });
});

describe('the table', () => {
  const listedOf = (steps: readonly string[]) => play(steps).at(-1)?.listed;

  it.each([
    [true, 'a code of the table', [...mail, 'RCPT TO:<b@y.test> 550']],
    [true, 'a code of an extension', [...hello, 'MAIL FROM:<a@x.test> 530']],
    [true, 'TLS wanted before HELO', ['220', 'HELO a.test 530']],
    [true, '421', [...mail, 'DATA 421']],
    [true, 'any code for bad syntax to a bad line', [...hello, 'MAIL FROM:x 504']],
    [true, 'any code in a refused session', ['554', 'NOOP 503']],
    [false, 'another refusal', [...mail, 'RCPT TO:<b@y.test> 554']],
    [true, 'any refusal of a bad line', [...hello, 'NOOP x 521']],
    [false, 'another code for bad syntax to a sound line', [...mail, 'RCPT TO:<b@y.test> 504']],
    [false, 'another success', ['220', 'EHLO a.test 251']],
  ])('%s: %s', (listed, _name, steps) => {
    expect(listedOf(steps)).toBe(listed);
  });

  it('has 554 for MAIL and RCPT on a submission service', () => {
    expect(play([...hello, 'MAIL FROM:<a@x.test> 554'], true).at(-1)?.listed).toBe(true);
    expect(play([...mail, 'RCPT TO:<b@y.test> 554'], true).at(-1)?.listed).toBe(true);
    expect(listedOf([...hello, 'MAIL FROM:<a@x.test> 554'])).toBe(false);
  });

  it('says what is due in the state that a session has reached', () => {
    const entries = [
      { from: 'server' as const, tls: false, data: '220 mx.test\r\n' },
      { from: 'client' as const, tls: false, data: 'EHLO a.test\r\n' },
      { from: 'server' as const, tls: false, data: '250 mx.test\r\n' },
    ];
    const [state] = oracleAfter(entries, false).states;
    if (state === undefined) throw new Error('the oracle is lost');
    expect(isInOrder(state, 'MAIL')).toBe(true);
    expect(dueReplies(state, 'MAIL')).toEqual([250]);
    expect(dueReplies(state, 'RCPT')).toEqual([503]);
    expect(dueReplies(state, 'DATA')).toEqual([503, 554]);
    expect(dueReplies({ ...state, authenticated: true }, 'AUTH')).toEqual([503]);
    expect(dueReplies({ ...state, transaction: 'recipient' }, 'DATA')).toEqual([354]);
    expect(dueReplies({ ...state, stage: 'greeted' }, 'MAIL')).toEqual([503]);
    expect(dueReplies(state, 'VRFY')).toEqual([]);
  });
});

describe('a transcript', () => {
  const client = (data: string) => ({ from: 'client' as const, tls: false, data });
  const server = (data: string) => ({ from: 'server' as const, tls: false, data });

  it('is ruled reply by reply, multi-line and pipelined ones too', () => {
    const rulings = ruleTranscript(
      [
        server('220 mx.test\r\n'),
        client('EHLO a.test\r\n'),
        server('250-mx.test\r\n'),
        server('250 PIPELINING\r\n'),
        client('MAIL FROM:<a@x.test>\r\nRCPT TO:<b@y.test>\r\nDATA\r\n'),
        server('250 OK\r\n'),
        server('250 OK\r\n'),
        server('354 go\r\n'),
        client('Subject: x\r\n'),
        client('\r\n.\r\n'),
        server('250 OK\r\n'),
        client('RCPT TO:<b@y.test>\r\n'),
        server('250 OK\r\n'),
      ],
      false,
    );
    expect(rulings.map((ruling) => ruling?.to)).toEqual([
      'connection',
      'EHLO',
      'MAIL',
      'RCPT',
      'DATA',
      'end of data',
      'RCPT',
    ]);
    expect(rulings.at(-1)).toMatchObject({
      forbidden: { row: '5321-3.3-15' },
      state: 'after the hello, with no transaction open',
    });
  });

  it('is not ruled behind mail data that might end early', () => {
    const rulings = ruleTranscript(
      [
        server('220 mx.test\r\n'),
        client('EHLO a\r\n'),
        server('250 OK\r\n'),
        client('MAIL FROM:<>\r\n'),
        server('250 OK\r\n'),
        client('RCPT TO:<b@y.test>\r\n'),
        server('250 OK\r\n'),
        client('DATA\r\n'),
        server('354 go\r\n'),
        client('x\n.\nNOOP\r\n.\r\n'),
        server('250 OK\r\n'),
        server('500 what\r\n'),
      ],
      false,
    );
    expect(rulings.slice(-2)).toEqual([undefined, undefined]);
  });

  it('is not ruled behind the remark that no server has to bear what follows', () => {
    const rulings = ruleTranscript(
      [
        server('220 mx.test\r\n'),
        client('EHLO a.test\r\n'),
        server('250 OK\r\n'),
        { from: 'note', tls: false, data: nothingDue },
        client('NOOP\r\n'),
        server('354 go\r\n'),
      ],
      false,
    );
    expect(rulings.map((ruling) => ruling?.to)).toEqual(['connection', 'EHLO', undefined]);
  });

  it('is not ruled behind a reply that was given up', () => {
    const rulings = ruleTranscript(
      [
        server('220 mx.test\r\n'),
        client('FROBNICATE\r\n'),
        { from: 'note', tls: false, data: 'no reply within 20 s' },
        client('NOOP\r\n'),
        server('250 OK\r\n'),
      ],
      false,
    );
    expect(rulings.map((ruling) => ruling?.code)).toEqual([220, undefined]);
  });

  it('is ruled where TLS comes first', () => {
    const inside = (from: 'client' | 'server' | 'note', data: string) => ({ from, tls: true, data });
    const rulings = ruleTranscript(
      [
        { from: 'note', tls: false, data: 'connected' },
        inside('note', 'TLS began'),
        inside('server', '220 mx.test\r\n'),
        inside('client', 'NOOP\r\n'),
        inside('server', '250 OK\r\n'),
      ],
      true,
    );
    expect(rulings.map((ruling) => ruling?.code)).toEqual([220, 250]);
  });
});
