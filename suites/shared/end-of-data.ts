import type { Answer, Session } from '../../runner/net/index.js';
import type { Asking } from './asking.js';
import { deliverPlain } from './transaction.js';

/** How a message with a doubtful end was taken. */
export type EndOfData =
  /** `ran`: commands behind the false end were run in the same breath. */
  | { readonly ended: true; readonly evidence: string; readonly ran: boolean }
  | { readonly ended: false; readonly evidence: string; readonly accepted: boolean }
  /** `idle`: DATA was refused, or its end drew nothing, so that asking in another way is of no use. */
  | { readonly ended: undefined; readonly why: string; readonly idle: boolean };

/**
 * Two commands to stand behind what must not end the data. RSET may come anywhere in a group of commands (RFC 2920 section 3.1); behind NOOP,
 * which may only be its last, a server that is fooled could end the session, and look guarded.
 */
export const commandsBehind = 'RSET\r\nRSET\r\n';

/** Replies to a message and to QUIT. */
const due = 2;
/** With two commands behind the false end: the two ends, the commands, QUIT; one less where the second end closes the session. */
const fooled = 4;

/**
 * Sends a message that holds something that must not end it, and behind that two commands, then the real end and QUIT, and
 * counts the replies: a server that saw one end has sent two. It waits for nothing but replies.
 * @param text  header and body, in one piece or in parts that are sent apart; dot-stuffed, ends with CRLF, with
 * `commandsBehind` behind every false end
 */
export async function countEnds(open: Session, text: string | readonly string[]): Promise<EndOfData> {
  const data = await open.command('DATA');
  if (!data.is(354)) return { ended: undefined, why: `DATA drew ${data}`, idle: true };
  if (typeof text !== 'string') await open.sendApart([...text, '.\r\n']);
  const end = typeof text === 'string' ? await open.endData(text) : await open.reply('end of data');
  if (!end.is(2, 4, 5))
    return {
      ended: undefined,
      why: `the end of the message drew ${end}`,
      idle: end.kind === 'timed-out',
    };
  const rest = await open.remaining();
  const count = 1 + rest.length;
  // Another last reply than that to QUIT may be one to what stood behind the false end, with a close.
  if (count === due && rest.at(-1)?.is(221))
    return {
      ended: false,
      evidence: `the message had one end (${end}), then QUIT its 221`,
      accepted: end.is(2),
    };
  if (count >= fooled)
    return { ended: true, evidence: `${count} replies came where ${due} are due`, ran: true };
  return {
    ended: undefined,
    why: `the end of the message drew ${end}, and ${count} replies came, which tells nothing`,
    idle: false,
  };
}

/** Wait for an answer to a false end. Silence is what a sound server shows here, and no fence can be sent inside a message. */
const silenceMs = 5_000;

/**
 * For servers that end the session on what stands behind the false end: sends the false end alone and looks whether it is
 * answered. A refusal counts as one of the bare line end only if a plain message, the control, is accepted.
 * @param text  header and body up to the false end
 */
export async function watchFalseEnd(
  open: Session,
  text: string | readonly string[],
  control: () => Promise<Answer>,
): Promise<EndOfData> {
  const data = await open.command('DATA');
  if (!data.is(354)) return { ended: undefined, why: `DATA drew ${data}`, idle: true };
  if (typeof text === 'string') open.send(text);
  else await open.sendApart(text);
  const early = await open.reply('end of data', silenceMs);
  if (early.is(2)) {
    await open.quit();
    return { ended: true, evidence: `it drew ${early} before the real end was sent`, ran: false };
  }
  if (early.kind === 'timed-out') {
    const end = await open.endData('\r\n');
    const rest = await open.remaining();
    if (end.is(2, 4, 5) && rest.length === due - 1 && rest.at(-1)?.is(221))
      return { ended: false, evidence: `it drew nothing, the real end ${end}`, accepted: end.is(2) };
    return {
      ended: undefined,
      why: `the false end drew nothing in ${silenceMs / 1000} s, the real end ${end}`,
      idle: true,
    };
  }
  // A server that reads commands now has ended the data, whatever it thinks of the message. It may be closing.
  open.allowReset();
  const noop = await open.command('NOOP');
  await open.quit();
  if (noop.is(250))
    return { ended: true, evidence: `it drew ${early}, and NOOP behind it ${noop}`, ran: false };
  const plain = await control();
  if (plain.is(2)) return { ended: false, evidence: `the message was refused: ${early}`, accepted: false };
  return { ended: undefined, why: `the message drew ${early}, and a plain one ${plain}`, idle: false };
}

/**
 * Whether a false end ends the mail data: by count, and of a server that ends the session on what stands behind it, by watching.
 * @param text  header and body up to the false end
 */
export async function judgeEnd({ session, once, probe }: Asking, text: string): Promise<EndOfData> {
  const open = await session('recipient');
  const seen = await countEnds(open, text + commandsBehind);
  await open.quit();
  if (seen.ended !== undefined || seen.idle) return seen;
  return watchFalseEnd(await session('recipient'), text, () =>
    once('false ends: control', () => deliverPlain(session, probe, 'false ends')),
  );
}
