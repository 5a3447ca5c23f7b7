import { isSubmission, type Service } from '../result/index.js';
import { admits, type Expectation } from './expectation.js';
import { checkLines } from './lines.js';
import type { Problems } from './problems.js';
import type { Dialogue } from './schema.js';
import type { Move } from './sequence.js';
import { verbOf } from './verbs.js';

/** All silence of a dialogue, in seconds: a session is kept open no longer. */
const longestSilence = 900;

/** Looks at moves that are sound each by itself: what fits together, and what can be reached. */
export function checkMoves(
  { start, steps }: Dialogue,
  moves: readonly Move[],
  services: readonly Service[],
  problems: Problems,
): void {
  for (const { act, at, expected } of moves) {
    const lines = act.kind === 'lines' ? act.lines.length : 1;
    if (expected !== undefined) checkExpectation(expected, lines, act.kind === 'wait', problems);
    if (act.kind === 'data' && !isBehind354(moves, at))
      problems.at(
        ['steps', at],
        `step ${at + 1} is a message that nothing asked for; put C: DATA and S: 354 in front of it`,
      );
  }
  checkLines(moves, problems);
  checkReached(moves, problems);
  checkOnce(moves, 'starttls', problems);
  checkOnce(moves, 'login', problems);
  const tls = moves.find(({ act }) => act.kind === 'starttls');
  if (tls !== undefined && !['connected', 'greeted', 'hello'].includes(start))
    problems.at(
      ['steps', tls.at],
      `step ${tls.at + 1}: there may be TLS at ${start} already; start at hello`,
    );
  if ((tls !== undefined || start === 'tls') && services.includes('submissions'))
    problems.at(...placeOfTls(tls), 'on submissions TLS comes first; leave it out of services');
  const login = moves.find(({ act }) => act.kind === 'login');
  const logsIn = login !== undefined || start.startsWith('authenticated');
  const elsewhere = services.find((service) => !isSubmission(service));
  if (logsIn && elsewhere !== undefined)
    problems.at(
      login === undefined ? ['start'] : ['steps', login.at],
      `nobody logs in on ${elsewhere} here; let services be submission and submissions`,
    );
  if (
    login !== undefined &&
    ['authenticated', 'authenticated-in-clear', 'ready', 'mail', 'recipient'].includes(start)
  )
    problems.at(
      ['steps', login.at],
      `step ${login.at + 1}: at ${start} the login has been done; start at secured`,
    );
  if (!moves.some(({ expected }) => expected?.finding !== undefined))
    problems.at(['steps'], 'nothing is judged; at least one reply has to be an S');
  const silence = moves.reduce((sum, { act }) => sum + (act.kind === 'wait' ? act.seconds : 0), 0);
  if (silence > longestSilence)
    problems.at(
      ['steps'],
      `the waits add up to ${silence} s; all of them together may take ${longestSilence} s`,
    );
  checkNames(moves, problems);
  if (steps.length > 0 && moves.length === 0) problems.at(['steps'], 'nothing is sent');
}

function placeOfTls(tls: Move | undefined): [(string | number)[]] {
  return [tls === undefined ? ['start'] : ['steps', tls.at]];
}

function checkExpectation(
  expected: Expectation,
  lines: number,
  afterWait: boolean,
  problems: Problems,
): void {
  const { step, each, text, without, finding } = expected;
  const path = ['steps', step - 1];
  const say = (what: string): void => problems.at(path, `step ${step} ${what}`);
  if (each.length !== lines) {
    say(
      lines === 1
        ? 'lists replies to a single line; write them with | between'
        : `needs a list of ${lines} replies, one for each line of the group`,
    );
    return;
  }
  const patterns = text !== undefined || without !== undefined;
  if (lines > 1 && patterns) say('has a pattern beside a group; look at the text of one reply at a time');
  if (lines > 1 && each.some(({ close }) => close))
    say('lets the connection be closed within a group; end with that');
  if (patterns && each.every(({ codes }) => codes.length === 0))
    say('has a pattern, and a close has no text');
  if (afterWait && !each.every(({ codes }) => codes.every((code) => code === 421)))
    say('comes after a wait, in which nothing but 421 and close can come');
  const classes = [2, 3, 5];
  const canFail = patterns || each.some((one) => classes.some((it) => !one.codes.includes(it)));
  if (finding !== undefined && !canFail) say('can never be a finding, as every reply would do; write given');
}

function isBehind354(moves: readonly Move[], at: number): boolean {
  const before = moves[moves.findIndex((move) => move.at === at) - 1];
  const last = before?.act.kind === 'lines' ? before.act.lines.at(-1) : undefined;
  const replies = before?.expected?.each.at(-1);
  return last !== undefined && verbOf(last) === 'DATA' && replies !== undefined && admits(replies, 354);
}

/** Behind what ends a session nothing is reached but its close. */
function checkReached(moves: readonly Move[], problems: Problems): void {
  const last = moves.findIndex(endsSession);
  if (last === -1) return;
  const closes = moves[last]?.expected?.each.some(({ close }) => close) === true;
  const rest = moves.slice(last + 1);
  const allowed = !closes && rest[0]?.act.kind === 'close' ? rest.slice(1) : rest;
  const [first] = allowed;
  if (first === undefined) return;
  const ender = moves[last]?.expected?.step ?? (moves[last]?.at ?? 0) + 1;
  problems.at(
    ['steps', first.at],
    `step ${first.at + 1} cannot be reached: the session may be over after step ${ender}`,
  );
}

function endsSession({ act, expected }: Move): boolean {
  if (act.kind === 'close') return true;
  if (act.kind === 'lines' && act.lines.some((line) => verbOf(line) === 'QUIT')) return true;
  return expected?.each.some((one) => one.close || admits(one, 421)) === true;
}

function checkOnce(moves: readonly Move[], kind: 'starttls' | 'login', problems: Problems): void {
  const [, second] = moves.filter(({ act }) => act.kind === kind);
  if (second !== undefined)
    problems.at(['steps', second.at], `step ${second.at + 1} is a second ${kind}; a dialogue has one`);
}

function checkNames(moves: readonly Move[], problems: Problems): void {
  const seen = new Set<string>();
  for (const { expected } of moves) {
    if (expected?.finding === undefined) continue;
    const { finding, step } = expected;
    if (seen.has(finding))
      problems.at(
        ['steps', step - 1],
        `step ${step} is a second finding named ${finding}; give it a name of its own`,
      );
    seen.add(finding);
  }
}
