import type { Session } from '../../runner/net/index.js';
import { LadderBroken, type Probe, type Rung } from '../../runner/scenario/index.js';

/** The rung `recipient` inside TLS, on a service that asks for no AUTH. What does not hold ends the scenario, as a broken rung does. */
export async function recipientInsideTls(
  session: (rung: Rung) => Promise<Session>,
  { clientName, sender, recipient }: Probe,
): Promise<Session> {
  const open = await session('tls');
  for (const line of [`EHLO ${clientName}`, `MAIL FROM:<${sender}>`, `RCPT TO:<${recipient}>`]) {
    const answer = await open.command(line);
    if (!answer.is(250, 251)) throw new LadderBroken('recipient', `inside TLS ${line} drew ${answer}`);
  }
  return open;
}
