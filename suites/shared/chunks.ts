import type { Answer, Session } from '../../runner/net/index.js';

/** BDAT with its chunk, which is not the last. @param octets  latin1  @param zeros  in front of the length */
export function chunkOf(octets: string, zeros = ''): string {
  return `BDAT ${zeros}${octets.length}\r\n${octets}`;
}

/** RSET, of six octets: it may stand anywhere in a group of commands (RFC 2920 section 3.1), and is what has to follow a failed chunk. */
export const resets = (count: number): string => 'RSET\r\n'.repeat(count);

/** In a chunk: a server that does not read it to its end answers them. */
export const commandsInChunk = resets(2);

/** What came behind the answer to BDAT. */
export interface Rest {
  /** Replies before the 221. */
  readonly count: number;
  /** Those that are 250. */
  readonly answered: number;
  /** The session went on until QUIT, so that nothing is hidden by its end. */
  readonly wentOn: boolean;
}

/** Sends `ahead` and a chunk of commands behind it; the answer to BDAT, and what came behind that. */
export async function refusedChunk(open: Session, ahead = ''): Promise<Rest & { readonly refusal: Answer }> {
  open.send(`${ahead}${chunkOf(commandsInChunk)}`);
  const refusal = await open.reply('BDAT');
  return { refusal, ...(await restOf(open)) };
}

/** QUIT, and what comes until its 221; the session is over then, also where QUIT is refused. */
export async function restOf(open: Session): Promise<Rest> {
  const answers = await open.remaining();
  await open.close();
  const wentOn = answers.at(-1)?.is(221) === true;
  const answered = answers.filter((answer) => answer.is(250)).length;
  return { count: answers.length - (wentOn ? 1 : 0), answered, wentOn };
}
