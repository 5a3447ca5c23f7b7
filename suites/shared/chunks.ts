import type { Answer, Session } from '../../runner/net/index.js';

/** BDAT with its chunk, which is not the last. @param octets  latin1  @param zeros  in front of the length */
export function chunkOf(octets: string, zeros = ''): string {
  return `BDAT ${zeros}${octets.length}\r\n${octets}`;
}

/** RSET, of six octets: it may stand anywhere in a group of commands (RFC 2920 section 3.1), and is what has to follow a failed chunk. */
export const resets = (count: number): string => 'RSET\r\n'.repeat(count);

/** In a chunk: a server that does not read it to its end answers them. */
export const commandsInChunk = resets(2);

/** What a chunk with commands in it drew where none may stand. */
export interface RefusedChunk {
  /** The answer to BDAT. */
  readonly refusal: Answer;
  /** Commands in the chunk that were answered. */
  readonly answered: number;
  /** The session went on until QUIT, so that nothing is hidden by its end. */
  readonly wentOn: boolean;
}

/** Sends `ahead` and a chunk behind it, takes the answer to BDAT, then QUIT and all that comes until its 221. */
export async function refusedChunk(open: Session, ahead = ''): Promise<RefusedChunk> {
  open.send(`${ahead}${chunkOf(commandsInChunk)}`);
  const refusal = await open.reply('BDAT');
  return { refusal, ...(await restOf(open)) };
}

/** QUIT, and what comes until its 221. */
export async function restOf(open: Session): Promise<Omit<RefusedChunk, 'refusal'>> {
  const answers = await open.remaining();
  const wentOn = answers.at(-1)?.is(221) === true;
  return { answered: answers.filter((answer) => answer.is(250)).length, wentOn };
}
