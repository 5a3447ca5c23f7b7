import type { Answer, LoginOutcome, Session } from '../net/index.js';
import type { Spoken } from '../protocol/sasl/index.js';
import { isSubmission, type Service } from '../result/index.js';
import { LadderBroken, type Rung } from './broken.js';
import { type LoginTools, logInBy, usableMechanisms, whyNotSend } from './login.js';
import type { Probe } from './probe.js';

export interface LadderTools {
  /** A new connection, TLS done where it comes first and is not put off. @throws LadderBroken */
  readonly connect: (how: Connecting) => Promise<Session>;
  readonly probe: Probe;
  readonly service: Service;
  /** Undefined where nobody is to log in. */
  readonly login: LoginTools | undefined;
  /** The mechanism that has worked; default: the best that both sides speak. */
  readonly mechanism?: Spoken | undefined;
}

export interface Connecting {
  readonly withoutTls: boolean;
  /** It is going to log in, so that the client certificate may be shown. */
  readonly asUser: boolean;
}

/** Rungs on which MAIL is welcome; submission services want a login first. */
const welcomed: readonly Rung[] = ['ready', 'mail', 'recipient'];

/** Climbs to the rung on a new session. @throws LadderBroken with the reason, in words */
export async function climb(rung: Rung, tools: LadderTools): Promise<Session> {
  const submits = isSubmission(tools.service);
  const logsIn = rung === 'authenticated' || (submits && welcomed.includes(rung));
  const session = await tools.connect({ withoutTls: rung === 'tcp', asUser: logsIn });
  if (rung === 'tcp' || rung === 'connected') return session;
  expect('greeted', 'the connection', await session.greeting(), 220);
  if (rung === 'greeted') return session;
  const { clientName, sender, recipient } = tools.probe;
  expect('hello', helloOf(tools.service), await session.ehlo(clientName), 250);
  if (rung === 'hello') return session;
  if (rung === 'tls') return upgrade(session);
  if (rung === 'authenticated-in-clear') return authenticateInClear(session, tools);
  const encrypts = rung === 'authenticated' || (submits && session.offers('STARTTLS'));
  if (encrypts && !session.tls) {
    await upgrade(session);
    expect('hello', `${helloOf(tools.service)} inside TLS`, await session.ehlo(clientName), 250);
  }
  if (rung === 'secured') return session;
  if (logsIn) await authenticate(session, tools);
  if (rung === 'authenticated' || rung === 'ready') return session;
  expect('mail', `MAIL FROM:<${sender}>`, await session.command(`MAIL FROM:<${sender}>`), 250);
  if (rung === 'mail') return session;
  expect('recipient', `RCPT TO:<${recipient}>`, await session.command(`RCPT TO:<${recipient}>`), 250, 251);
  return session;
}

/** The verb by which a session with this service begins. */
export function helloOf(service: Service): 'EHLO' | 'LHLO' {
  return service === 'lmtp' ? 'LHLO' : 'EHLO';
}

function expect(rung: Rung, what: string, answer: Answer, ...codes: readonly number[]): void {
  if (!answer.is(...codes)) throw new LadderBroken(rung, `${what} drew ${answer}`);
}

async function upgrade(session: Session): Promise<Session> {
  const { go, tls } = await session.startTls();
  expect('tls', 'STARTTLS', go, 220);
  if (tls?.ok === false) throw new LadderBroken('tls', `the TLS handshake after STARTTLS failed: ${tls.why}`);
  return session;
}

async function authenticate(session: Session, tools: LadderTools): Promise<void> {
  const { login, mechanism } = tools;
  if (login === undefined) throw new LadderBroken('authenticated', 'no credentials were given');
  // The plan has looked at one handshake; this one may have met another certificate.
  const why = whyNotSend(session, session.localAddress, login.insecure);
  if (why !== undefined) throw new LadderBroken('authenticated', why);
  const chosen = mechanism ?? usableMechanisms(session, login)[0] ?? 'PLAIN';
  accept(await logInBy(session, chosen, login), `AUTH ${chosen}`);
}

/** For the one question what becomes of such an AUTH. Nobody can listen on loopback; elsewhere it is sent where the user wants it so. */
async function authenticateInClear(session: Session, { login }: LadderTools): Promise<Session> {
  if (login === undefined) throw new LadderBroken('authenticated', 'no credentials were given');
  if (login.credentials.password === undefined)
    throw new LadderBroken('authenticated', 'needs a password, for AUTH PLAIN');
  if (whyNotSend(session, session.localAddress, login.insecure) !== undefined) {
    throw new LadderBroken('authenticated', 'credentials are not sent in clear, except on loopback');
  }
  accept(await logInBy(session, 'PLAIN', login), 'AUTH PLAIN in clear');
  return session;
}

function accept({ kind, answer, why }: LoginOutcome, what: string): void {
  if (why !== undefined) throw new LadderBroken('authenticated', `${what} was given up: ${why}`);
  if (kind !== 'unproven') expect('authenticated', what, answer, 235);
}
