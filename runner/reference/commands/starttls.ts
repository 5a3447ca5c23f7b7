import type { Handler } from '../behaviour.js';
import { readCommand } from '../readers.js';
import { badArgument, badSequence, reply } from '../reply.js';
import { hold, type Session } from '../session.js';

/** STARTTLS (RFC 3207 section 4). An open transaction is no obstacle: it is dropped with all other state. */
export const starttls: Handler = (command, session) => {
  if (command.argument !== '') return badArgument('STARTTLS takes no argument');
  if (session.secure) return badSequence('TLS is active already');
  if (session.hello === undefined) return badSequence('Send EHLO first');
  return { ...reply(220, '2.0.0', 'Ready to start TLS'), follow: upgrade };
};

function upgrade(session: Session): void {
  const { seams } = session.behaviour;
  const leftover = seams.leftover(session.input);
  session.reader = hold;
  session.secureStream('starttls', leftover, () => {
    seams.forget(session);
    session.reader = readCommand;
  });
}
