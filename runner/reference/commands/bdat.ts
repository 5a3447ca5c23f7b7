import type { Handler } from '../behaviour.js';
import { readChunk } from '../readers.js';
import { badArgument, badSequence, type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { limits } from '../site.js';

/** BDAT (RFC 3030 section 2): the chunk is read even when it is refused, so that its octets are never commands. */
export const bdat: Handler = (command, session) => {
  if (session.service === 'lmtp') return reply(502, '5.5.1', 'CHUNKING is not offered');
  const match = /^(\d{1,20})(?: (\S+))?$/.exec(command.argument);
  if (match === null) return badArgument('BDAT needs a chunk size');
  const [, digits = '', last] = match;
  const size = Number(digits);
  const refusal = refusalOf(size, last, session);
  session.reader = readChunk(size, refusal === undefined, (chunk) => {
    return refusal ?? take(chunk, last !== undefined, session);
  });
  return undefined;
};

function refusalOf(size: number, last: string | undefined, session: Session): Reply | undefined {
  if (last !== undefined && last.toUpperCase() !== 'LAST')
    return badArgument('Only LAST may follow the size');
  const { transaction } = session;
  if (transaction === undefined) return badSequence('Send MAIL first');
  if (transaction.recipients.length === 0) return badSequence('No valid recipients');
  const before = (transaction.chunks ?? []).reduce((sum, chunk) => sum + chunk.length, 0);
  if (before + size <= limits.message) return undefined;
  // What follows a failed chunk is refused too, until the client starts again (section 2).
  session.transaction = undefined;
  return reply(552, '5.3.4', 'Message is too big');
}

function take(chunk: Buffer, isLast: boolean, session: Session): Reply {
  const chunks = [...(session.transaction?.chunks ?? []), chunk];
  if (session.transaction !== undefined) session.transaction.chunks = chunks;
  if (!isLast) return reply(250, '2.0.0', `${chunk.length} octets received`);
  const { seams } = session.behaviour;
  const answer = seams.content(Buffer.concat(chunks), session);
  seams.complete(session);
  return answer;
}
