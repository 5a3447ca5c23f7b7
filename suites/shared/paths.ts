import type { Answer, Session } from '../../runner/net/index.js';
import { LadderBroken, type Probe } from '../../runner/scenario/index.js';

/** The domain of a mailbox, or the literal that stands for one. */
export const domainOf = (mailbox: string): string => mailbox.slice(mailbox.lastIndexOf('@') + 1);

/** A mailbox at a domain of the server that it ought to accept: the given one, else the postmaster there. */
export function localMailbox({ recipient, recipientGiven, domain = '' }: Probe): string {
  return recipientGiven ? recipient : `postmaster@${domain}`;
}

/** A mailbox at the server's own domain that nobody has made, and that bears the mark of the run. */
export const nobodyAt = ({ runId, domain = '' }: Pick<Probe, 'runId' | 'domain'>): string =>
  `smtpspec-nobody-${runId}@${domain}`;

/** Sends a line that may begin a transaction, and takes an accepted one back, so that the next may be asked in the same session. */
export async function askMail(open: Session, line: string): Promise<Answer> {
  const reply = await open.command(line);
  if (!reply.is(2)) return reply;
  const rset = await open.command('RSET');
  if (!rset.is(2)) throw new LadderBroken('ready', `RSET after an accepted MAIL drew ${rset}`);
  return reply;
}

export interface Asked {
  readonly line: string;
  readonly reply: Answer;
}

/** Asks for each line; stops behind `mostErrors` refusals, as servers throw out who makes many, and when the session ends. */
export async function askMails(
  open: Session,
  lines: readonly string[],
  mostErrors = 3,
): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  let errors = 0;
  for (const line of lines) {
    const reply = await askMail(open, line);
    asked.push({ line, reply });
    if (!reply.is(2)) errors += 1;
    if (errors === mostErrors || !open.open) break;
  }
  return asked;
}
