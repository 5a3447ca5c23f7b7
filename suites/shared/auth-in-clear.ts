import type { Answer, Session } from '../../runner/net/index.js';
import { isLoopback } from '../../runner/protocol/ip.js';
import type { Probe } from '../../runner/scenario/index.js';
import { beginAuth, offeredMechanisms } from './auth-offered.js';
import { tryMadeUp } from './made-up-sasl.js';

export interface AskedInClear {
  readonly mechanism: string;
  readonly listed: boolean;
  readonly reply: Answer;
  /** It went on with the exchange, or looked at credentials. */
  readonly served: boolean;
}

/** Mechanisms that send the password itself. */
const plaintext = ['PLAIN', 'LOGIN'];

/**
 * Asks a session without TLS for the mechanisms that send the password as it is: those that it lists, or else PLAIN all the same. 334
 * is a server that would take a password, and is answered with "*"; credentials, made-up ones, are sent only where 501 may mean that
 * PLAIN is served with an initial response alone.
 */
export async function askInClear(open: Session, probe: Probe): Promise<readonly AskedInClear[]> {
  const listed = plaintext.filter((name) => offeredMechanisms(open).includes(name));
  const asked: AskedInClear[] = [];
  for (const mechanism of listed.length > 0 ? listed : ['PLAIN']) {
    const isListed = listed.includes(mechanism);
    const reply = await beginAuth(open, `AUTH ${mechanism}`);
    asked.push({ mechanism, listed: isListed, reply, served: reply.is(2, 3) });
    if (reply.is(501) && mechanism === 'PLAIN' && open.open) {
      const judged = await tryMadeUp(open, probe);
      asked.push({ mechanism, listed: isListed, reply: judged, served: judged.is(2, 3) || judged.is(535) });
    }
    if (!open.open) break;
  }
  return asked;
}

/** What is to be remembered of a session on loopback: an eavesdropper there is none, and the server may have made an exception. */
export const onLoopback = ({ localAddress }: Session): string =>
  isLoopback(localAddress) ? ' (asked over loopback, which a server may trust)' : '';
