import type { Session } from '../../runner/net/index.js';
import type { Probe, Rung } from '../../runner/scenario/index.js';

/**
 * A session of a user where one can log in (credentials were given, and TLS and AUTH are there), else one of a stranger, inside TLS where
 * that is offered.
 */
export async function asUser(session: (rung: Rung) => Promise<Session>, { user }: Probe): Promise<Session> {
  const open = await session('secured');
  if (user === undefined || !open.tls || !open.offers('AUTH')) return open;
  await open.quit();
  return session('ready');
}
