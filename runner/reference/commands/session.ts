import type { Handler } from '../behaviour.js';
import { badArgument, closing, reply } from '../reply.js';

/** RSET (RFC 5321 section 4.1.1.5): clears the transaction, in every state, and never closes. */
export const rset: Handler = (command, session) => {
  if (command.argument !== '') return badArgument('RSET takes no argument');
  session.transaction = undefined;
  return reply(250, '2.0.0', 'Reset');
};

/** QUIT (section 4.1.1.10). */
export const quit: Handler = (command, session) => {
  if (command.argument !== '') return badArgument('QUIT takes no argument');
  return closing(reply(221, '2.0.0', `${session.site.hostname} closing the connection`));
};
