import type { Handler } from '../behaviour.js';
import { isSubmission } from '../policy.js';
import { badArgument, badSequence, reply } from '../reply.js';
import { mechanisms } from '../sasl.js';

/** AUTH (RFC 4954) with the mechanisms that the server offers. */
export const auth: Handler = (command, session) => {
  const offered = session.behaviour.seams.mechanisms(session);
  if (!isSubmission(session) && offered.length === 0) {
    return reply(502, '5.5.1', 'AUTH is not offered here');
  }
  if (session.hello?.verb !== 'EHLO') return badSequence('Send EHLO first');
  if (session.identity !== undefined) return badSequence('Authenticated already');
  if (session.transaction !== undefined) return badSequence('A transaction is open');
  const match = /^([A-Za-z0-9_-]{1,20})(?: (\S+))?$/.exec(command.argument);
  if (match === null) return badArgument('AUTH needs a mechanism');
  const [, given = '', initial] = match;
  const name = given.toUpperCase();
  const mechanism = offered.includes(name) ? mechanisms[name] : undefined;
  // A mechanism that wants TLS is invalid in the clear: 504 by section 4 (538 is the historical code). The
  // credentials are not looked at, so the reply tells nothing about them (RFC 8314 section 4.1).
  if (mechanism === undefined) return reply(504, '5.5.4', 'Mechanism not available');
  return mechanism(initial === '=' ? '' : initial, session);
};
