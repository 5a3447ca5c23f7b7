import type { Handler } from '../behaviour.js';
import { type Path, parsePath } from '../grammar.js';
import {
  isReply,
  mailParameters,
  type ParameterRules,
  parseParameters,
  recipientParameters,
  submissionParameters,
} from '../parameters.js';
import { isSubmission } from '../policy.js';
import { badArgument, badSequence, reply } from '../reply.js';
import type { Session } from '../session.js';
import { limits } from '../site.js';

const nullPath: Path = { mailbox: '', local: '', domain: '', nonAscii: false };

/** MAIL (RFC 5321 section 4.1.1.2). */
export const mail: Handler = (command, session) => {
  if (session.hello === undefined) return badSequence('Send EHLO first');
  if (session.transaction !== undefined) return badSequence('A transaction is open already');
  const refusal = session.behaviour.seams.admission(session);
  if (refusal !== undefined) return refusal;
  const given = reversePath(command.argument);
  if (given === undefined) return badArgument('Bad reverse-path', '5.1.7');
  const parameters = parseParameters(given.rest, knownFor(session));
  if (isReply(parameters)) return parameters;
  if (given.path.nonAscii && parameters.SMTPUTF8 === undefined) {
    return badArgument('Non-ASCII address without SMTPUTF8', '5.1.7');
  }
  if (Number(parameters.SIZE ?? 0) > limits.message) return reply(552, '5.3.4', 'Message is too big');
  const answer = session.behaviour.seams.sender(given.path, session);
  if (answer.code === 250) session.transaction = { from: given.path, parameters, recipients: [] };
  return answer;
};

/** RCPT (RFC 5321 section 4.1.1.3): a refused one leaves the transaction as it was. */
export const rcpt: Handler = (command, session) => {
  const { transaction } = session;
  if (transaction === undefined || transaction.chunks !== undefined) return badSequence('Send MAIL first');
  const given = forwardPath(command.argument);
  if (given === undefined) return badArgument('Bad forward-path', '5.1.3');
  const parameters = parseParameters(given.rest, usesExtensions(session) ? recipientParameters : undefined);
  if (isReply(parameters)) return parameters;
  if (given.path.nonAscii && transaction.parameters.SMTPUTF8 === undefined) {
    return badArgument('Non-ASCII address without SMTPUTF8', '5.1.3');
  }
  if (transaction.recipients.length >= limits.recipients) return reply(452, '4.5.3', 'Too many recipients');
  const answer = session.behaviour.seams.recipient(given.path, session);
  if (answer.code === 250) transaction.recipients.push({ path: given.path, parameters });
  return answer;
};

const usesExtensions = (session: Session): boolean => session.hello?.verb === 'EHLO';

function knownFor(session: Session): ParameterRules | undefined {
  if (!usesExtensions(session)) return undefined;
  const offersAuth = isSubmission(session) || session.behaviour.seams.mechanisms(session).length > 0;
  return offersAuth ? submissionParameters : mailParameters;
}

function reversePath(argument: string): { path: Path; rest: string } | undefined {
  const text = behindKeyword(argument, 'FROM:');
  if (text === undefined) return undefined;
  return text.startsWith('<>') ? { path: nullPath, rest: text.slice(2) } : parsePath(text);
}

/** The word Postmaster is accepted with no domain, in any case of letters. */
function forwardPath(argument: string): { path: Path; rest: string } | undefined {
  const text = behindKeyword(argument, 'TO:');
  const bare = /^<(postmaster)>/i.exec(text ?? '')?.[1];
  if (text === undefined || bare === undefined) return text === undefined ? undefined : parsePath(text);
  const path = { mailbox: bare, local: bare, domain: '', nonAscii: false };
  return { path, rest: text.slice(bare.length + 2) };
}

/** Keywords are matched without regard to case (section 2.4); no space stands around the colon (section 3.3). */
function behindKeyword(argument: string, keyword: string): string | undefined {
  const found = argument.slice(0, keyword.length).toUpperCase() === keyword;
  return found ? argument.slice(keyword.length) : undefined;
}
