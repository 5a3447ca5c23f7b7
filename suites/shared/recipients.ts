import type { Answer, Session } from '../../runner/net/index.js';

/** RCPT commands in one segment, where the server lists PIPELINING: so few that those behind a refusal reach no limit of errors. */
const batch = 20;

/**
 * RCPT for the same mailbox until one is not accepted. Where PIPELINING is listed they go out in batches, so a few more may have been
 * sent behind that one.
 * @returns how many were accepted before it, and its answer
 */
export async function countAccepted(
  open: Session,
  recipient: string,
  most: number,
): Promise<{ accepted: number; refusal: Answer | undefined }> {
  const line = `RCPT TO:<${recipient}>\r\n`;
  const together = open.offers('PIPELINING') ? batch : 1;
  let accepted = 0;
  let refusal: Answer | undefined;
  while (accepted < most && refusal === undefined) {
    const count = Math.min(together, most - accepted);
    open.send(line.repeat(count));
    for (let index = 0; index < count; index++) {
      const answer = await open.reply('RCPT');
      if (answer.is(2) && refusal === undefined) accepted += 1;
      else refusal ??= answer;
      if (answer.kind !== 'reply') break;
    }
  }
  return { accepted, refusal };
}

/** RCPTMAX of RFC 9422, where the server announces one. */
export function announcedRecipients(open: Session): number | undefined {
  const limits = open.extensions?.lines.find(({ keyword }) => keyword === 'LIMITS')?.params ?? [];
  const value = limits.find((limit) => /^RCPTMAX=\d{1,6}$/i.test(limit))?.slice('RCPTMAX='.length);
  return value === undefined ? undefined : Number(value);
}
