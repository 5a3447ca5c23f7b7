import type { Answer, Session } from '../net/index.js';
import type { Outcome } from '../scenario/index.js';
import { type Alternatives, admits, type Expectation, textProblem } from './expectation.js';
import type { MessageValues } from './head.js';
import type { Dialogue } from './schema.js';
import type { Move } from './sequence.js';
import { type Drawn, type Stage, take } from './take.js';
import type { Values } from './template.js';

/** Plays the moves in their order, up to the first that goes otherwise. */
export async function play(start: Dialogue['start'], moves: readonly Move[], stage: Stage): Promise<Outcome> {
  const open = await stage.session(start);
  const values = valuesOf(stage);
  let last: Drawn | undefined;
  for (const { act, given, expected } of moves) {
    if (expected?.each.some(({ close }) => close)) open.allowReset();
    const drawn = await take(act, open, values, stage);
    last = drawn.at(-1) ?? last;
    const outcome = judge(given, drawn, open, stage) ?? judge(expected, drawn, open, stage);
    if (outcome === undefined) continue;
    await leave(open, last?.answer);
    return outcome;
  }
  await leave(open, last?.answer);
  return stage.pass(
    last?.answer === undefined ? undefined : `${last.command} drew ${open.mask(`${last.answer}`)}`,
  );
}

function valuesOf({ probe, token }: Stage): Values {
  return {
    recipient: probe.recipient,
    sender: probe.sender,
    outside: probe.outside,
    // Where it is asked for, the head needs it.
    domain: probe.domain ?? '',
    client: probe.clientName,
    helo: probe.heloName,
    token: token(),
    date: new Date().toUTCString().replace('GMT', '+0000'),
  };
}

/** What the move comes to where it ends the dialogue; undefined where all is as asked. */
function judge(
  expected: Expectation | undefined,
  drawn: readonly Drawn[],
  open: Session,
  stage: Stage,
): Outcome | undefined {
  for (const [index, { command, answer }] of drawn.entries()) {
    const replies = expected?.each[index];
    if (expected === undefined || replies === undefined) continue;
    const wanted = whatIsMissing(expected, replies, answer);
    if (wanted === undefined) continue;
    const told = { command, reply: tell(answer, open), expected: wanted };
    return isDecided(replies, answer) ? blame(expected, told, stage) : undecided(expected, told, stage);
  }
  return undefined;
}

/** What was asked for and did not come, in words; undefined where all came. */
function whatIsMissing(
  expected: Expectation,
  replies: Alternatives,
  answer: Answer | undefined,
): string | undefined {
  if (answer === undefined) return replies.words;
  if (answer.kind !== 'reply') return replies.close && isClosed(answer) ? undefined : replies.words;
  return admits(replies, answer.code) ? textProblem(expected, answer) : replies.words;
}

function isClosed({ kind }: Answer): boolean {
  return kind === 'closed' || kind === 'truncated' || kind === 'reset';
}

/**
 * Whether the answer can be held against the server. No reply, 4yz and what is no code of SMTP say that it would not let us see, and 530 that it
 * wants TLS or AUTH first; where the step asks for one of these, another of its kind is still no answer.
 */
function isDecided(replies: Alternatives, answer: Answer | undefined): boolean {
  if (answer === undefined) return true;
  return admits(replies, answer.code) || (answer.is(2, 3, 5) && !answer.is(530));
}

function blame({ step, finding, otherwise }: Expectation, told: MessageValues, stage: Stage): Outcome {
  if (finding !== undefined) return { kind: 'violation', finding, args: { ...told } };
  return stage[otherwise === 'inconclusive' ? 'inconclusive' : 'notApplicable'](sayOf(step, told));
}

function undecided({ step }: Expectation, told: MessageValues, stage: Stage): Outcome {
  return stage.inconclusive(sayOf(step, told));
}

function sayOf(step: number, { command, reply, expected }: MessageValues): string {
  return `step ${step}: ${command} drew ${reply}, not ${expected}`;
}

function tell(answer: Answer | undefined, open: Session): string {
  return answer === undefined ? 'nothing' : open.mask(`${answer}`);
}

/** Leaves no exchange and no message open behind it, in which QUIT would be something else. */
async function leave(open: Session, answer: Answer | undefined): Promise<void> {
  // What was sent of a message is nothing yet, and an end of data might be accepted.
  if (answer?.is(354)) await open.close();
  if (!answer?.is(334)) return;
  open.send('*\r\n');
  // Whoever will not let go may read QUIT as a response, or may not.
  if ((await open.reply('AUTH')).is(334)) open.allowReset();
}
