import type { Outcome } from '../../runner/scenario/index.js';
import { judgeRelay, outsideOf, type RelayContext, startAsStranger } from './relay.js';

/** How far a stranger's mail for elsewhere gets when it is written plainly and nothing was said before it. */
export interface Ordinary {
  readonly outcome: Outcome;
  /** The server wanted TLS before it looked at who we are, or the service begins with it. */
  readonly encrypted: boolean;
}

/** Why a form or a state opens nothing: an open relay is told once, and not by every one of them. */
export const relaysAlready =
  'the server relays plain addresses in the ordinary state of a session too, see relay/third-party';

/** Asked once per service. Where it is a finding it may have had one message accepted, and whoever asked sends none. */
export function ordinary(context: RelayContext): Promise<Ordinary> {
  return context.once('relaying in the ordinary state', async () => {
    const token = context.token('ordinary');
    const { open, mail } = await startAsStranger(context, token);
    const encrypted = open.tls;
    const outcome = await judgeRelay(context, { open, mail, to: `<${outsideOf(context, token)}>`, token });
    return { outcome, encrypted };
  });
}
