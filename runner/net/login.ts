import { CannotGoOn, mechanismKind, type SaslClient } from '../protocol/sasl/index.js';
import type { Answer } from './answer.js';
import type { Session } from './session.js';

/** How an AUTH exchange ended. */
export interface LoginOutcome {
  /**
   * `accepted`: 235, and the server's proof where the mechanism has one; `unproven`: 235, and that proof is missing; `refused`: 5yz;
   * `false-proof` and `given-up`: we cancelled, as the server's proof was wrong, or as there was no answer to its challenge; `undecided`:
   * 4yz, a close, silence, anything else.
   */
  readonly kind: 'accepted' | 'unproven' | 'refused' | 'false-proof' | 'given-up' | 'undecided';
  readonly mechanism: string;
  /** What ended the exchange; behind a cancel, the reply to that. */
  readonly answer: Answer;
  /** Why we cancelled. */
  readonly why?: string;
}

/** No mechanism that we speak has more challenges. */
const mostRounds = 8;
/** A command line with its CRLF (RFC 5321 section 4.5.3.1.4); an initial response that does not fit waits for a challenge. */
const longestCommand = 512;

/** AUTH with one mechanism (RFC 4954 section 4), up to its last reply. */
export async function exchange(session: Session, client: SaslClient): Promise<LoginOutcome> {
  const { mechanism } = client;
  const initial = client.start();
  const encoded = initial === undefined ? undefined : conceal(session, client, initial);
  const command = `AUTH ${mechanism} ${encoded === '' ? '=' : encoded}`;
  const fits = encoded !== undefined && command.length + 2 <= longestCommand;
  let answer = await session.command(fits ? command : `AUTH ${mechanism}`);
  let waiting = fits ? undefined : initial;
  for (let round = 0; answer.is(334); round += 1) {
    const response = round < mostRounds ? next(client, answer, waiting) : tooMany(mechanism);
    if (response instanceof CannotGoOn) return cancel(session, mechanism, response);
    waiting = undefined;
    const line = conceal(session, client, response);
    session.send(`${line}\r\n`);
    answer = await session.reply();
  }
  return { kind: kindOf(answer, client), mechanism, answer };
}

function kindOf(answer: Answer, { proof }: SaslClient): LoginOutcome['kind'] {
  if (answer.is(235)) return proof === 'missing' ? 'unproven' : 'accepted';
  return answer.is(5) ? 'refused' : 'undecided';
}

function next(client: SaslClient, answer: Answer, waiting: Buffer | undefined): Buffer | CannotGoOn {
  if (waiting !== undefined) return waiting;
  const text = answer.reply?.lines.at(-1)?.text ?? '';
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
  // What PLAIN and LOGIN answer does not depend on it.
  if (!isBase64 && mechanismKind(client.mechanism) !== 'clear')
    return new CannotGoOn('the challenge is no base64 (RFC 4954 section 4)');
  try {
    return client.respond(Buffer.from(text, 'base64'));
  } catch (error) {
    if (error instanceof CannotGoOn) return error;
    throw error;
  }
}

const tooMany = (mechanism: string): CannotGoOn =>
  new CannotGoOn(`the server asks on after ${mostRounds} responses of ${mechanism}`);

/** "*" ends the exchange; a server owes it 501. */
async function cancel(
  session: Session,
  mechanism: string,
  { message, falseProof }: CannotGoOn,
): Promise<LoginOutcome> {
  session.send('*\r\n');
  const answer = await session.reply();
  return { kind: falseProof ? 'false-proof' : 'given-up', mechanism, answer, why: message };
}

/** The response in base64; it is masked from here on, as is what was computed for it. */
function conceal(session: Session, client: SaslClient, response: Buffer): string {
  const encoded = response.toString('base64');
  session.conceal([encoded, response.toString('hex'), ...client.digests]);
  return encoded;
}
