import type { Answer, Session } from '../../runner/net/index.js';
import type { Probe, Rung } from '../../runner/scenario/index.js';
import { leftUs } from './endings.js';
import { deliverPlain } from './transaction.js';

/** How the parts of a message were taken: all of them, or these not, or nobody can tell. */
export type Taken =
  | { readonly kind: 'accepted'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly refused: ReadonlyMap<string, Answer> }
  | { readonly kind: 'undecided'; readonly why: string };

/**
 * Sends all odd parts in one message. Only where that is refused, or ends the session, a plain message is played as a control, and
 * then a message for each part, so that nothing is blamed that happened only once.
 * @param deliverWith  sends one message with these parts in it
 */
export async function judgeParts(
  session: (rung: Rung) => Promise<Session>,
  probe: Probe,
  subject: string,
  names: readonly string[],
  deliverWith: (names: readonly string[]) => Promise<Answer>,
): Promise<Taken> {
  const together = await deliverWith(names);
  if (together.is(2)) return { kind: 'accepted', answer: together };
  if (!isRefusal(together)) return { kind: 'undecided', why: `the message drew ${together}` };
  const plain = await deliverPlain(session, probe, subject);
  if (!plain.is(2))
    return { kind: 'undecided', why: `the message drew ${together}, and a plain one ${plain}` };
  const refused = new Map<string, Answer>();
  for (const name of names) {
    const alone = await deliverWith([name]);
    if (isRefusal(alone)) refused.set(name, alone);
  }
  if (refused.size > 0) return { kind: 'refused', refused };
  return { kind: 'undecided', why: `together they drew ${together}, and no part of them alone is refused` };
}

/** "name (reply), name (reply)". */
export function tellRefused(refused: ReadonlyMap<string, Answer>): string {
  return [...refused].map(([name, answer]) => `${name} (${answer})`).join(', ');
}

function isRefusal(answer: Answer): boolean {
  return answer.is(5) || leftUs(answer);
}
