import type { Answer, LoginOutcome, Session } from '../net/index.js';
import { isLoopback } from '../protocol/ip.js';
import { bindingsOf, type Credentials, fitting, type Spoken, saslClient } from '../protocol/sasl/index.js';
import { LadderBroken } from './broken.js';

/** How a run logs in. */
export interface LoginTools {
  readonly credentials: Credentials;
  /** Real credentials may go in clear and over TLS that does not verify, as the user wants it so. */
  readonly insecure: boolean;
  /** The server, as OAUTHBEARER and DIGEST-MD5 name it to itself. */
  readonly host: string;
  readonly port: number;
}

/** Mechanisms that the EHLO reply in force lists, in upper case; from every line with the keyword AUTH, where a server repeats it. */
export function offeredMechanisms({ extensions }: Session): readonly string[] {
  const lines = extensions?.lines.filter(({ keyword }) => keyword === 'AUTH') ?? [];
  return lines.flatMap(({ params }) => params.map((name) => name.toUpperCase()));
}

/** Mechanisms that the session and the credentials have in common, what gives least away in front. */
export function usableMechanisms(session: Session, { credentials }: LoginTools): Spoken[] {
  const { channel } = session;
  return fitting(offeredMechanisms(session), credentials, channel === undefined ? [] : bindingsOf(channel));
}

/**
 * Why real credentials are not sent in this session: they go over verified TLS, or to loopback, where nobody listens, or wherever the
 * user wants them. @param address  of the server; undefined where they may go.
 */
export function whyNotSend(session: Session, address: string, insecure: boolean): string | undefined {
  if (insecure || isLoopback(address)) return undefined;
  const { tlsFacts: tls } = session;
  if (!session.tls || tls === undefined) return 'credentials are not sent in clear, and no TLS came about';
  if (tls.trusted) return undefined;
  return `credentials are only sent over verified TLS, and the certificate does not verify: ${tls.problem}`;
}

/** One login. @throws CannotGoOn where the credentials do not fit the mechanism; nothing was sent then */
export async function logInBy(
  session: Session,
  mechanism: Spoken,
  { credentials, host, port }: LoginTools,
): Promise<LoginOutcome> {
  const offered = offeredMechanisms(session);
  return session.login(
    await saslClient(mechanism, credentials, { host, port, channel: session.channel, offered }),
  );
}

/** How AUTH PLAIN with real credentials departs from a plain one. */
export interface PlainForm {
  /** Identity to act as; none unless given. */
  readonly authorization?: string;
  /** One character that is put into the middle of the base64 text. */
  readonly insert?: string;
  /** With another password, which is made up. */
  readonly wrong?: boolean;
  /** The response alone, as an answer to the 334 that AUTH PLAIN drew. */
  readonly isAnswer?: boolean;
}

const madeUpPassword = 'not-the-password';

/** AUTH PLAIN in one line, or its response alone. @throws LadderBroken where the credentials may not be sent */
export async function plainLogIn(
  session: Session,
  { authorization = '', insert = '', wrong = false, isAnswer = false }: PlainForm,
  login: LoginTools | undefined,
): Promise<Answer> {
  const { user, password } = login?.credentials ?? {};
  if (login === undefined || password === undefined)
    throw new LadderBroken('authenticated', 'no password was given');
  const why = whyNotSend(session, session.localAddress, login.insecure);
  if (why !== undefined) throw new LadderBroken('authenticated', why);
  const octets = Buffer.from(`${authorization}\0${user}\0${wrong ? madeUpPassword : password}`, 'utf8');
  const encoded = octets.toString('base64');
  const middle = Math.floor(encoded.length / 2);
  const halves = [encoded.slice(0, middle), encoded.slice(middle)];
  const response = halves.join(insert);
  // A server that reads the line word by word may quote half of it.
  if (!wrong) session.conceal([encoded, response, ...(insert === '' ? [] : halves)]);
  if (!isAnswer) return session.command(`AUTH PLAIN ${response}`);
  session.send(`${response}\r\n`);
  return session.reply('AUTH');
}
