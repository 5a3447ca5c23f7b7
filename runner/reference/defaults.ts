import { Behaviour, type Seams } from './behaviour.js';
import { handlers } from './commands/index.js';
import { crlfLine, hasForbiddenOctets, strictEndOfData, unstuff } from './endings.js';
import { isSubmission, recipientPolicy, senderPolicy, storeMessage, submissionAdmission } from './policy.js';
import { readCommand, skipLine } from './readers.js';
import { closing, encodeReply, reply } from './reply.js';
import { limits } from './site.js';
import { strictSecureOptions } from './tls/strict.js';

/** The strict server: RFC 5321 and the extensions that it lists, with no misbehaviour. */
export const strictBehaviour = (): Behaviour =>
  new Behaviour({ ...strictSeams, secureOptions: strictSecureOptions() }, handlers);

const strictSeams: Omit<Seams, 'secureOptions'> = {
  accept: (session) => {
    const { seams } = session.behaviour;
    if (session.service !== 'submissions') seams.greet(session);
    else session.secureStream('implicit', Buffer.alloc(0), () => seams.greet(session));
  },
  greet: (session) => {
    session.reader = readCommand;
    session.answer(session.behaviour.seams.greeting(session), 'GREETING');
  },
  greeting: (session) =>
    reply(
      220,
      '',
      `${session.site.hostname} ${session.service === 'lmtp' ? 'LMTP' : 'ESMTP'} reference server`,
    ),
  line: crlfLine,
  lineLimit: () => limits.commandLine,
  overflow: (session) => {
    session.reader = skipLine(reply(500, '5.5.6', 'Line too long'), 'LINE');
  },
  responseLimit: () => limits.responseLine,
  responseOverflow: (session) => {
    session.reader = skipLine(reply(500, '5.5.6', 'Authentication exchange line is too long'), 'SASL');
  },
  partialLine: () => {},
  dispatch: (command, session) => {
    // A web client: whatever commands stand in its request are not meant for us (RFC 5321 section 7.8).
    if (/ HTTP\/1\.[01]$/.test(command.line))
      return closing(reply(421, '4.7.0', `${session.site.hostname} serves no web`));
    const handler = session.behaviour.handler(command.verb);
    if (handler === undefined) return reply(500, '5.5.1', 'Command not recognized');
    if (command.impure) return reply(501, '5.5.2', 'Line holds a bare CR, a bare LF or a NUL');
    return handler(command, session);
  },
  capabilities: (session) => {
    const mechanisms = session.behaviour.seams.mechanisms(session);
    return [
      'PIPELINING',
      `SIZE ${limits.message}`,
      '8BITMIME',
      'SMTPUTF8',
      'ENHANCEDSTATUSCODES',
      ...(session.service === 'lmtp' ? [] : ['CHUNKING']),
      'DSN',
      ...(session.service !== 'submissions' && !session.secure ? ['STARTTLS'] : []),
      ...(mechanisms.length > 0 ? [`AUTH ${mechanisms.join(' ')}`] : []),
      'EXPN',
      'VRFY',
      'HELP',
    ];
  },
  admission: submissionAdmission,
  sender: senderPolicy,
  recipient: recipientPolicy,
  content: (body, session) => {
    if (body.length > limits.message) return reply(552, '5.3.4', 'Message is too big');
    if (hasForbiddenOctets(body)) return reply(554, '5.6.0', 'Message holds a bare CR, a bare LF or a NUL');
    storeMessage(body, session);
    return reply(250, '2.6.0', 'Message accepted');
  },
  outcomes: (answer, session) => {
    if (session.service !== 'lmtp') return [answer];
    return (session.transaction?.recipients ?? []).map(() => answer);
  },
  complete: (session) => {
    session.transaction = undefined;
  },
  endOfData: strictEndOfData,
  watchData: () => undefined,
  unstuff,
  mechanisms: (session) => (session.secure && isSubmission(session) ? ['PLAIN', 'LOGIN'] : []),
  verify: (login, password, site) => Object.hasOwn(site.users, login) && site.users[login] === password,
  reply: (given) => given,
  encode: encodeReply,
  pieces: (bytes) => [bytes],
  errorLimit: () => limits.errors,
  idleLimit: (session) => session.site.idleMs,
  leftover: () => Buffer.alloc(0),
  forget: (session) => {
    session.hello = undefined;
    session.transaction = undefined;
    session.identity = undefined;
  },
  handshake: (start) => start(),
  close: (session) => {
    session.stream.end();
  },
};
