import type { Answer, Session } from '../../runner/net/index.js';
import type { Context, Outcome, ScenarioMeta } from '../../runner/scenario/index.js';
import { judgeRelay, outsideOf, type RelayContext, relayFindings, senderOf } from './relay.js';
import { ordinary, relaysAlready } from './relay-ordinary.js';

/*
 * Relaying by the state of a session: a stranger's mail for elsewhere, in a state that some servers take for a reason to trust. What the
 * server does in the ordinary state is asked first, once for all of them, so that an open relay is told once and not by every state.
 */

/** A session in the state, with the answer to MAIL, or to what asks for the state and was refused. */
export interface Reached {
  readonly open: Session;
  readonly line: string;
  readonly reply: Answer;
  /** The reply refuses the state, although it is no 5yz. */
  readonly refused?: boolean;
  /** The recipient may be named, but no message sent, although the run may. */
  readonly recipientOnly?: true;
}

/** Why there is no such state at this server, or why it did not come about. */
export type NotReached = { readonly missing: string } | { readonly stopped: string };

export type Reach = (tools: StateTools) => Promise<Reached | NotReached>;

export interface StateTools {
  /** A session that has not said hello; inside TLS where strangers are heard there alone. */
  start(): Promise<Session>;
  /** MAIL for a message with the token of the check. */
  mail(open: Session): Promise<Reached>;
}

/** Up the ladder of relaying in this state; not applicable where the server relays without it. */
export async function judgeState(context: RelayContext, reach: Reach): Promise<Outcome> {
  const { session, service, pass, inconclusive, notApplicable } = context;
  const { outcome: before, encrypted } = await ordinary(context);
  if (before.kind === 'violation') return notApplicable(relaysAlready);
  const token = context.token();
  const line = `MAIL FROM:<${senderOf(context, token)}>`;
  const reached = await reach({
    start: () => session(encrypted && service !== 'submissions' ? 'tls' : 'greeted'),
    mail: async (open) => ({ open, line, reply: await open.command(line) }),
  });
  if ('missing' in reached) return notApplicable(reached.missing);
  if ('stopped' in reached) return inconclusive(reached.stopped);
  const { open, reply: mail, refused = false, recipientOnly } = reached;
  const told = `${reached.line} drew ${mail}`;
  // Who is heard in the ordinary state and not in this one has got nothing by it.
  if ((refused || mail.is(5)) && before.kind === 'pass') return pass(told);
  if (!mail.is(250)) return inconclusive(told);
  const allows: typeof context.allows = (impact) =>
    context.allows(impact) && !(recipientOnly && impact === 'deliver');
  return judgeRelay({ ...context, allows }, { open, mail, to: `<${outsideOf(context, token)}>`, token });
}

const { taken, takenLikeAny, bounced, relayed } = relayFindings;
/** The rungs of the ladder for scenarios that are played only where messages may be sent. */
export const deliveryFindings = { taken, takenLikeAny, bounced, relayed } as const;

type DeliveryMeta = Omit<ScenarioMeta, 'findings'> & { readonly findings: typeof deliveryFindings };

/** The same with those findings: the ladder stops at RCPT only where no message may be sent. */
export function judgeStateByMessage(
  context: Omit<Context<DeliveryMeta>, 'variant'>,
  reach: Reach,
): Promise<Outcome> {
  return judgeState(context as RelayContext, reach);
}
