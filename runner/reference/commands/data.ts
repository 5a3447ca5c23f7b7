import type { Handler } from '../behaviour.js';
import { readData } from '../readers.js';
import { badArgument, badSequence, type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';

/** DATA (RFC 5321 section 4.1.1.4). */
export const data: Handler = (command, session) => {
  if (command.argument !== '') return badArgument('DATA takes no argument');
  if (session.transaction === undefined) return badSequence('Send MAIL first');
  if (session.transaction.chunks !== undefined) return badSequence('The transaction uses BDAT');
  if (session.transaction.recipients.length === 0) return badSequence('No valid recipients');
  return startData();
};

/** 354, and the reading of mail data behind it. */
export function startData(): Reply {
  return {
    ...reply(354, '', 'Send the message, end it with a line that holds a dot only'),
    follow: (session) => {
      session.reader = readData(takeData);
    },
  };
}

function takeData(octets: Buffer, tooBig: boolean, session: Session): Reply[] {
  const { seams } = session.behaviour;
  const answer = tooBig
    ? reply(552, '5.3.4', 'Message is too big')
    : seams.content(seams.unstuff(octets), session);
  const answers = seams.outcomes(answer, session);
  seams.complete(session);
  return answers;
}
