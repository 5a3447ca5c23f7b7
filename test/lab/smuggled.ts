import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { type Kept, labMail, newMail } from './mail.js';

/** A message that waits for delivery is in the mailbox by then, on a busy machine too. */
const longestDeliveryMs = 60_000;
const client = 'smuggler.smtpspec.invalid';

/**
 * Sends alice a message in whose text `form` stands, and behind it the commands and the data of a second message; then looks into her mailbox,
 * without any code of the suite. True: she got the second one as a message of its own.
 * @param how  `apart`: what stands behind the form waits for the reply that a server gives who takes it for the end
 */
export async function isSmuggled(
  server: string,
  address: string,
  form: string,
  how: 'at once' | 'apart',
): Promise<boolean> {
  const [outer, inner] = [`outer-${randomUUID()}`, `inner-${randomUUID()}`];
  const before = labMail(server);
  const envelope = [`MAIL FROM:<probe@${client}>`, 'RCPT TO:<alice@lab.test>', 'DATA'];
  const first = `${header(outer)}text${form}`;
  const second = [...envelope, `${header(inner)}text\r\n.`, 'QUIT'].map((part) => `${part}\r\n`);
  const replies = await dialogue(address, [
    `EHLO ${client}\r\n`,
    ...envelope.map((command) => `${command}\r\n`),
    ...(how === 'apart' ? [first, ...second] : [first + second.join('')]),
  ]);
  const accepted = replies.filter((reply, at) => /^250/.test(reply) && /^354/.test(replies[at - 1] ?? ''));
  const until = performance.now() + longestDeliveryMs;
  for (;;) {
    const delivered = newMail(server, before).filter(
      ({ place, text }) => place === 'mailbox' && (text.includes(outer) || text.includes(inner)),
    );
    if (delivered.length >= accepted.length) return delivered.some((kept) => subjectOf(kept) === inner);
    if (performance.now() > until) throw new Error(`${server} took a message and has not delivered it`);
    await setTimeout(100);
  }
}

function header(subject: string): string {
  return `From: <probe@${client}>\r\nTo: <alice@lab.test>\r\nSubject: ${subject}\r\n\r\n`;
}

/** Of its own header section, which ends with the first blank line. */
function subjectOf({ text }: Kept): string | undefined {
  return /^Subject: (\S+)\r?$/m.exec(text.split(/\r?\n\r?\n/)[0] ?? '')?.[1];
}

/** Sends each part when the one before was answered, and gives all replies when the server has closed. */
async function dialogue(address: string, parts: readonly string[]): Promise<string[]> {
  const socket = connect(25, address).setEncoding('latin1').setNoDelay().setTimeout(longestDeliveryMs);
  const closed = once(socket, 'close');
  const left = [...parts];
  let seen = '';
  socket.on('timeout', () => socket.destroy(new Error(`${address} says nothing more: ${seen}`)));
  socket.on('data', (text: string) => {
    seen += text;
    if (repliesIn(seen).length > parts.length - left.length) socket.write(left.shift() ?? '', 'latin1');
  });
  await closed;
  return repliesIn(seen);
}

/** Last lines of replies. */
function repliesIn(text: string): string[] {
  return text.match(/^\d{3} .*\r$/gm) ?? [];
}
