import type { Answer, Session } from '../../runner/net/index.js';
import { isLoopback } from '../../runner/protocol/ip.js';
import { beginAuth, mechanismsOf } from './auth-offered.js';

export interface AskedInClear {
  readonly mechanism: string;
  readonly listed: boolean;
  readonly reply: Answer;
}

/** Mechanisms that send the password itself. */
const plaintext = ['PLAIN', 'LOGIN'];

/**
 * Asks a session without TLS for the mechanisms that send the password as it is: those that it lists, or else PLAIN all the same. No
 * password is sent, not even a made-up one: 334 is a server that would take it, and is answered with "*".
 */
export async function askInClear(open: Session): Promise<readonly AskedInClear[]> {
  const listed = plaintext.filter((name) => mechanismsOf(open).includes(name));
  const asked: AskedInClear[] = [];
  for (const mechanism of listed.length > 0 ? listed : ['PLAIN']) {
    const reply = await beginAuth(open, `AUTH ${mechanism}`);
    asked.push({ mechanism, listed: listed.includes(mechanism), reply });
    if (!open.open) break;
  }
  return asked;
}

/** What is to be remembered of a session on loopback: an eavesdropper there is none, and the server may have made an exception. */
export const onLoopback = ({ localAddress }: Session): string =>
  isLoopback(localAddress) ? ' (asked over loopback, which a server may trust)' : '';
