import { admits, type Expectation } from './expectation.js';
import type { Problems } from './problems.js';
import { nameOf } from './read.js';
import type { Move } from './sequence.js';
import { shapeOf, type Template } from './template.js';
import { argumentOf, verbOf } from './verbs.js';

/** Verbs behind which more may stand in a group (RFC 2920 section 3.1); all others end one. */
const goOn = ['MAIL', 'RCPT', 'RSET', 'SEND', 'SOML', 'SAML'];

/** Looks at the command lines: what may not be written in them, and what goes before and behind them. */
export function checkLines(moves: readonly Move[], problems: Problems): void {
  for (const [index, move] of moves.entries()) {
    const { act, at, expected } = move;
    if (act.kind !== 'lines') continue;
    const isGroup = act.lines.length > 1;
    for (const [nth, line] of act.lines.entries()) {
      const path = ['steps', at, 'C', ...(isGroup ? [nth] : [])];
      const wrong =
        wrongLine(line) ?? (isGroup ? wrongInGroup(line, nth === act.lines.length - 1) : undefined);
      if (wrong !== undefined) problems.at(path, `${nameOf(path)} ${wrong}`);
    }
    if (expected === undefined) continue;
    checkData(move, expected, moves[index + 1], problems);
    checkAuth(move, expected, moves[index + 1], problems);
  }
}

function wrongLine(line: Template): string | undefined {
  if (/[\r\n]/.test(shapeOf(line))) return 'holds a line end; it is added, and several lines are a list';
  const verb = verbOf(line);
  if (verb === 'BDAT' || verb === 'BURL')
    return `is ${verb}, whose octets a dialogue cannot count; write the scenario in TypeScript`;
  if (verb === 'STARTTLS') return 'is STARTTLS; write the step starttls, which does the handshake, too';
  if (verb !== 'AUTH') return undefined;
  const [, response] = /^\S+\s+(.*\S)/s.exec(argumentOf(line)) ?? [];
  return response === undefined || response === '='
    ? undefined
    : 'holds a response of AUTH; no credentials belong in a file: write the step login, which takes those of the run';
}

function wrongInGroup(line: Template, isLast: boolean): string | undefined {
  const verb = verbOf(line);
  if (verb === 'AUTH') return 'is AUTH, which stands in no group';
  if (isLast || goOn.includes(verb)) return undefined;
  return `may only end a group (RFC 2920 section 3.1); take it out of the list`;
}

/** A 354 is followed by the message, or the session would hang. */
function checkData(
  { act, at }: Move,
  expected: Expectation,
  next: Move | undefined,
  problems: Problems,
): void {
  const last = act.kind === 'lines' ? act.lines.at(-1) : undefined;
  const replies = expected.each.at(-1);
  if (last === undefined || replies === undefined || verbOf(last) !== 'DATA' || !admits(replies, 354)) return;
  const step = `step ${expected.step}`;
  if (replies.codes.length !== 1 || replies.codes[0] !== 354 || replies.close)
    problems.at(
      ['steps', expected.step - 1],
      `${step} admits 354 to DATA and other replies; say one of them`,
    );
  else if (next?.act.kind !== 'data')
    problems.at(['steps', at], `step ${at + 1} opens a message; put the step data behind the 354`);
}

/** Of an exchange that was opened, nothing is said in a file but that it is given up. */
function checkAuth(
  { act, at }: Move,
  expected: Expectation,
  next: Move | undefined,
  problems: Problems,
): void {
  const [only] = act.kind === 'lines' ? act.lines : [];
  const [replies] = expected.each;
  if (only === undefined || replies === undefined || verbOf(only) !== 'AUTH' || !admits(replies, 334)) return;
  const cancels = next?.act.kind === 'lines' && next.act.lines.every((line) => shapeOf(line) === '*');
  if (next === undefined || cancels) return;
  problems.at(
    ['steps', next.at],
    `step ${next.at + 1} would be a response of the AUTH in step ${at + 1}; end the exchange with C: '*', or write the step login`,
  );
}
