import type { Answer, Session } from '../../runner/net/index.js';
import { LadderBroken, type Probe, type Rung } from '../../runner/scenario/index.js';

/**
 * MAIL by somebody who has not authenticated: in clear, and inside TLS where the server wants that first, so that a refusal is about
 * the person and not about the line.
 * @param from  what stands behind `FROM:`, brackets and parameters included; default: the sender of the run
 */
export async function mailAsStranger(
  session: (rung: Rung) => Promise<Session>,
  { clientName, sender }: Probe,
  startTls: boolean,
  from = `<${sender}>`,
): Promise<{ open: Session; mail: Answer }> {
  const line = `MAIL FROM:${from}`;
  if (!startTls) {
    const open = await session('hello');
    const mail = await open.command(line);
    if (!mail.is(530) || !open.offers('STARTTLS')) return { open, mail };
    await open.quit();
  }
  const open = await session('tls');
  const hello = await open.ehlo(clientName);
  if (!hello.is(250)) throw new LadderBroken('hello', `EHLO inside TLS drew ${hello}`);
  return { open, mail: await open.command(line) };
}
