import type { Answer, Session } from '../../runner/net/index.js';
import { LadderBroken, type Probe, type Rung } from '../../runner/scenario/index.js';
import { probeHeader } from './message.js';

type Climb = (rung: Rung) => Promise<Session>;

/** DATA on a session with a recipient; what is no 354 ends the scenario as inconclusive, as a broken rung does. */
export async function openData(open: Session): Promise<void> {
  const data = await open.command('DATA');
  if (!data.is(354)) throw new LadderBroken('recipient', `DATA drew ${data}`);
}

/**
 * A session of its own for one message, with the answer to its end; what comes before that is a rung.
 * @param text  dot-stuffed, ends with CRLF  @param parameters  of MAIL, each with its space
 */
export async function deliver(
  session: Climb,
  { sender, recipient }: Probe,
  text: string,
  parameters = '',
): Promise<Answer> {
  const open = await session('ready');
  await expectYes(open, `MAIL FROM:<${sender}>${parameters}`);
  await expectYes(open, `RCPT TO:<${recipient}>`);
  await openData(open);
  const end = await open.endData(text);
  await open.quit();
  return end;
}

/** The control of all that is sent as mail data: an ordinary message that nothing is wrong with. */
export function deliverPlain(session: Climb, probe: Probe, subject: string): Promise<Answer> {
  return deliver(session, probe, `${probeHeader(probe, `${subject}, control`)}text\r\n`);
}

async function expectYes(open: Session, line: string): Promise<void> {
  const answer = await open.command(line);
  if (!answer.is(2)) throw new LadderBroken('recipient', `${line} drew ${answer}`);
}
