import type { Session } from '../../runner/net/index.js';
import type { Probe, Rung } from '../../runner/scenario/index.js';

type Climb = (rung: Rung) => Promise<Session>;

/*
 * Controls: played only when something went wrong, on a session of their own, so that a server that is like this at all times is not
 * blamed for what the scenario did. A ladder that breaks in a control makes the scenario inconclusive by itself.
 */

/** Whether an ordinary session at this rung is served: NOOP draws 250. */
export async function servesNoop(session: Climb, rung: Rung): Promise<boolean> {
  return (await (await session(rung)).command('NOOP')).is(250);
}

/** Whether an error reply alone makes the server forget the session, so that a refused MAIL shows no more than that. */
export async function forgetsOnError(session: Climb, { sender, recipient }: Probe): Promise<boolean> {
  const control = await session('ready');
  await control.command(`RCPT TO:<${recipient}>`);
  return !(await control.command(`MAIL FROM:<${sender}>`)).is(2);
}

/** Whether RCPT is accepted with no MAIL before it, so that an accepted RCPT does not show an open transaction. */
export async function takesRcptWithoutMail(session: Climb, { recipient }: Probe): Promise<boolean> {
  return (await (await session('ready')).command(`RCPT TO:<${recipient}>`)).is(2);
}
