import type { Answer, Session } from '../../runner/net/index.js';
import type { Probe } from '../../runner/scenario/index.js';
import { domainOf } from './paths.js';
import { differsFromBoth } from './reply-words.js';

/*
 * Whether a server tells who exists: a mailbox that does is asked for between two questions for one that does not. Names are left out of
 * the comparison, and what differs between the two made-up answers as well.
 */

export type Asker = 'VRFY' | 'EXPN' | 'RCPT';

/** The answers to one mailbox that exists, and before and after it to one that does not. */
export interface Lookups {
  readonly before: Answer;
  readonly real: Answer;
  readonly after: Answer;
}

/** A mailbox that nobody has, where the given one is. */
export function madeUpMailbox({ runId, recipient }: Probe, number = 1): string {
  return `smtpspec-${runId}-${number}@${domainOf(recipient)}`;
}

/** @returns the first answer that is no decision, or the three answers */
export async function lookUp(
  open: Session,
  by: Asker,
  real: string,
  madeUp: string,
): Promise<Answer | Lookups> {
  const answers: Answer[] = [];
  for (const name of [madeUp, real, madeUp]) {
    const answer = await open.command(by === 'RCPT' ? `RCPT TO:<${name}>` : `${by} ${name}`);
    if (!answer.is(2, 5) || answer.is(521, 530)) return answer;
    answers.push(answer);
  }
  const [before, middle, after] = answers as [Answer, Answer, Answer];
  return { before, real: middle, after };
}

/** Whether the one that exists is answered otherwise; undefined where a server words the same answer in two ways. */
export function tells({ before, real, after }: Lookups, mailboxes: readonly string[]): boolean | undefined {
  if (before.code !== after.code) return undefined;
  const names = mailboxes.flatMap((mailbox) => [mailbox, mailbox.replace(/@.*/, '')]);
  return real.code !== before.code || differsFromBoth(real, [before, after], names);
}
