import { describe, expect, it } from 'vitest';
import { startReference } from '../../runner/reference/index.js';
import { Dialogue } from '../reference/dialogue.js';
import { exploreReference, linesOf } from './explorations.js';

const E = 'EHLO client.test';
const H = expect.stringMatching(/^HELO \S+$/);
const M = 'MAIL FROM:<probe@client.test>';
const R = 'RCPT TO:<alice@reference.test>';
const Q = 'QUIT';
const A = 'AUTH PLAIN ***';

/** The seed is 1 unless said: what takes long by one takes less by another. */
type Row = readonly [fault: string, row: string, lines: readonly unknown[], seed?: number];

/** The shortest dialogue that shows each fault, the forbidden reply at its end. */
const onSmtp: readonly Row[] = [
  ['rcpt-before-mail-accepted', '5321-3.3-15', [R]],
  ['rset-does-nothing', '5321-3.3-15', [E, M, 'RSET', R]],
  ['ehlo-keeps-transaction', '5321-4.3.1-07', [E, M, E, M]],
  ['starttls-keeps-transaction', '5321-3.3-15', [E, M, 'STARTTLS', R], 2],
  ['mail-without-effect', '5321-4.3.1-07', [E, M, R]],
  ['rset-loses-hello', '5321-4.3.1-07', [E, M, 'RSET', M]],
  ['ehlo-second-breaks-session', '5321-4.3.1-07', [E, M, E, M]],
  ['helo-not-counted', '5321-4.3.1-07', [E, M, H, M]],
  ['helo-keeps-transaction', '5321-4.3.1-07', [E, M, H, M]],
  ['ehlo-refused-clears-transaction', '5321-4.3.1-07', [E, M, 'EHLO', R]],
  ['early-data-clears-transaction', '5321-4.3.1-07', [E, M, 'DATA', R]],
  ['vrfy-clears-transaction', '5321-4.3.1-07', [E, M, 'VRFY postmaster', R]],
  ['expn-clears-transaction', '5321-4.3.1-07', [E, M, 'EXPN postmaster', R]],
  ['help-clears-transaction', '5321-4.3.1-07', [E, M, 'HELP', R]],
  ['noop-clears-transaction', '5321-4.3.1-07', [E, M, 'NOOP', R]],
  ['ehlo-second-refused-503', '5321-4.1.4-05', [E, E]],
  ['rset-500', '5321-4.5.1-01', ['RSET']],
  ['rset-requires-hello', '5321-4.1.4-11', ['RSET']],
  ['rset-503-outside-transaction', '5321-4.1.1.5-03', ['EHLO client.test', 'RSET']],
  ['noop-requires-hello', '5321-4.1.4-11', ['NOOP']],
  ['noop-354', '5321-4.2.1-02', ['NOOP']],
  ['quit-250', '5321-4.1.1.10-01', [Q]],
  ['unknown-verb-250', '5321-4.1.5-03', ['FROBNICATE']],
  ['data-before-rcpt-250', '5321-4.3.2-12', ['DATA']],
  ['data-before-rcpt-accepted', '5321-3.3-20', ['DATA', '.']],
  ['unknown-verb-drops', '5321-3.8-03', ['FROBNICATE']],
  ['unknown-verb-closes', '5321-3.8-03', ['FROBNICATE', Q]],
  ['rset-closes', '5321-3.8-02', ['RSET', Q]],
  ['quit-no-reply-close', '5321-3.8-02', [Q]],
  ['greeting-twice', '5321-4.2-01', [Q]],
];
/** Where a login is needed before MAIL. */
const onSubmissions: readonly Row[] = [
  ['auth-second-accepted', '4954-4-02', [E, A, A]],
  ['auth-in-transaction-accepted', '4954-4-03', [E, A, M, A]],
  ['rset-does-nothing', '5321-3.3-15', [E, A, M, 'RSET', R]],
];

describe.each([
  ['smtp', onSmtp],
  ['submissions', onSubmissions],
] as const)('on %s', (service, rows) => {
  it.each(rows.map(([fault, row, lines, seed = 1]) => [fault, row, lines, seed] as const))(
    '%s is found by itself, and shrunk',
    async (fault, row, lines, seed) => {
      const { counterexamples, notReproduced, problem, kept, stored } = await exploreReference([fault], {
        service,
        seed,
      });
      const found = counterexamples.find((it) => it.row === row);
      expect(found === undefined ? counterexamples : linesOf(found)).toEqual(lines);
      expect(found?.foundAfter).toBeLessThan(500);
      expect(found?.unfinished).toBe(false);
      expect([notReproduced, problem]).toEqual([[], undefined]);
      expect([kept, stored]).toEqual([[], 0]);
    },
  );
});

/** The codes that lines draw in clear, the greeting's first; `end` where none came. */
async function codesOf(fault: string, lines: readonly string[]): Promise<string[]> {
  const server = await startReference({ faults: [fault] });
  const dialogue = await Dialogue.open(server.addresses.smtp);
  const codes = [await dialogue.code()];
  for (const line of lines) codes.push((await dialogue.command(line))?.slice(0, 3) ?? 'end');
  dialogue.close();
  await server.close();
  return codes;
}

describe('no line of a dialogue can be left out', () => {
  /** The last reply is what tells the fault from a good server, whatever the model says of it. */
  it.each([
    ['rset-does-nothing', [E, M, 'RSET', R], '250'],
    ['ehlo-keeps-transaction', [E, M, E, R], '250'],
    ['early-data-clears-transaction', [E, M, 'DATA', R], '503'],
    ['mail-without-effect', [E, M, R], '503'],
  ])('%s', async (fault, lines, code) => {
    expect((await codesOf(fault, lines)).at(-1)).toBe(code);
    for (const at of lines.slice(0, -1).keys()) {
      const part = lines.filter((_, index) => index !== at);
      const [faulty, strict] = [await codesOf(fault, part), await codesOf('greeting-multiline-ok', part)];
      expect(faulty, part.join(' | ')).toEqual(strict);
    }
  });
});
