import type { Session } from '../net/index.js';
import { isLoopback } from '../protocol/ip.js';
import type { LoginReport } from '../result/index.js';
import type { Credentials } from '../scenario/index.js';

const refused = 'the login was refused';

/** Why scenarios that need MAIL cannot be played on a submission service. */
export interface NoMail {
  readonly verdict: 'skipped' | 'inconclusive';
  readonly message: string;
}

/**
 * Logs in once, so that a wrong password is tried once and not by every scenario. Passwords only go where the certificate is the
 * right one. @returns why no login came about; undefined when it did
 */
export async function logIn(
  session: Session,
  address: string,
  credentials: Credentials | undefined,
): Promise<NoMail | undefined> {
  const skipped = (message: string): NoMail => ({ verdict: 'skipped', message });
  if (credentials === undefined) {
    return skipped('needs credentials (--user), as a submission service wants AUTH before MAIL');
  }
  const { tlsFacts: tls } = session;
  if (!session.tls || tls === undefined)
    return skipped('credentials are not sent in clear, and no TLS came about');
  if (!tls.trusted && !isLoopback(address)) {
    return skipped(
      `credentials are only sent over verified TLS, and the certificate does not verify: ${tls.problem}`,
    );
  }
  if (!offersPlain(session)) return skipped('the server does not offer AUTH PLAIN');
  const reply = await session.authenticate(credentials.user, credentials.password);
  if (reply.is(235)) return undefined;
  if (reply.is(5)) return skipped(`${refused}: ${reply}`);
  return { verdict: 'inconclusive', message: `AUTH PLAIN drew ${reply}` };
}

/** What came of the login, as the report tells it. */
export function loginReport(noMail: NoMail | undefined): LoginReport {
  if (noMail === undefined) return { result: 'accepted', mechanism: 'PLAIN', message: 'AUTH PLAIN drew 235' };
  const { verdict, message } = noMail;
  if (verdict === 'inconclusive') return { result: 'undecided', message };
  if (!message.startsWith(refused)) return { result: 'not-tried', message };
  return {
    result: 'refused',
    mechanism: 'PLAIN',
    message: message.replace(`${refused}:`, 'AUTH PLAIN drew'),
  };
}

function offersPlain({ extensions }: Session): boolean {
  const mechanisms = extensions?.lines.find(({ keyword }) => keyword === 'AUTH')?.params ?? [];
  return mechanisms.some((mechanism) => mechanism.toUpperCase() === 'PLAIN');
}
