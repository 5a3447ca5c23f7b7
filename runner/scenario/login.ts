import type { LoginOutcome, Session } from '../net/index.js';
import { isLoopback } from '../protocol/ip.js';
import { bindingsOf, type Credentials, fitting, type Spoken, saslClient } from '../protocol/sasl/index.js';

/** How a run logs in. */
export interface LoginTools {
  readonly credentials: Credentials;
  /** Real credentials may go in clear and over TLS that does not verify, as the user wants it so. */
  readonly insecure: boolean;
  /** The server, as OAUTHBEARER and DIGEST-MD5 name it to itself. */
  readonly host: string;
  readonly port: number;
}

/** Mechanisms that the server lists in the session, in upper case. */
export function offeredMechanisms({ extensions }: Session): readonly string[] {
  const params = extensions?.lines.find(({ keyword }) => keyword === 'AUTH')?.params ?? [];
  return params.map((name) => name.toUpperCase());
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
