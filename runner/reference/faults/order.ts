import { closing, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, dispatches, isUnknown, keepsTransaction } from './helpers.js';

/** The verb is answered with a code that belongs to other commands, or to none of its kind. */
const oddCode = (verb: string, code: number, enhanced: string): Fault =>
  always(`${verb.toLowerCase()}-${code}`, verb, `${verb} gets ${code}`, () => reply(code, enhanced, 'Odd'));

/** The verb is refused with a code that its list does not have. */
const refused = (verb: string, code: number, enhanced: string): Fault =>
  always(`${verb.toLowerCase()}-refused-${code}`, verb, `${verb} gets ${code}`, () =>
    reply(code, enhanced, 'Refused'),
  );

const hasRecipients = (_command: unknown, session: Session): boolean =>
  (session.transaction?.recipients.length ?? 0) > 0;

/** The verb is served, and what it changed in the session is undone, or more is changed than it ought to. */
const afterwards = (name: string, summary: string, verb: string, undo: (session: Session) => void): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.wrap(verb, (_command, session, next) => {
        const answer = next();
        undo(session);
        return answer;
      }),
  });

/** Sequences, and which code answers which command. */
export const orderFaults: readonly Fault[] = [
  oddCode('NOOP', 211, '2.0.0'),
  oddCode('NOOP', 220, '2.0.0'),
  oddCode('NOOP', 252, '2.0.0'),
  oddCode('NOOP', 354, ''),
  oddCode('NOOP', 455, '4.5.1'),
  oddCode('NOOP', 552, '5.2.2'),
  refused('MAIL', 535, '5.7.8'),
  refused('RCPT', 535, '5.7.8'),
  refused('RCPT', 502, '5.5.1'),
  answerWhen('data-in-order-501', 'DATA', 'DATA behind an accepted recipient gets 501', hasRecipients, () =>
    reply(501, '5.5.4', 'DATA takes no argument'),
  ),
  afterwards('mail-without-effect', 'MAIL gets 250 and opens no transaction', 'MAIL', (session) => {
    session.transaction = undefined;
  }),
  afterwards('rcpt-without-effect', 'RCPT gets 250 and the recipient is forgotten', 'RCPT', (session) => {
    session.transaction?.recipients.splice(0);
  }),
  keepsTransaction('HELO'),
  answerWhen(
    'helo-second-refused-503',
    'HELO',
    'HELO after a hello gets 503',
    (_command, session) => session.hello !== undefined,
    () => reply(503, '5.5.1', 'Once only'),
  ),
  answerWhen(
    'ehlo-second-refused-550',
    'EHLO',
    'EHLO after a hello gets 550 and changes nothing (legal)',
    (_command, session) => session.hello !== undefined,
    () => reply(550, '5.7.1', 'Once is enough'),
  ),
  defineFault({
    name: 'early-data-clears-transaction',
    summary: 'DATA with no recipient gets 503 and drops the transaction',
    apply: (behaviour) =>
      behaviour.wrap('DATA', (command, session, next) => {
        const answer = next();
        if (!hasRecipients(command, session)) session.transaction = undefined;
        return answer;
      }),
  }),
  defineFault({
    name: 'auth-in-transaction-accepted',
    summary: 'AUTH inside a transaction is served, to whoever',
    apply: (behaviour) =>
      behaviour.wrap('AUTH', (_command, session, next) => {
        const { transaction, identity } = session;
        if (transaction === undefined) return next();
        session.transaction = undefined;
        session.identity = undefined;
        const answer = next();
        session.transaction = transaction;
        session.identity ??= identity;
        return answer;
      }),
  }),
  defineFault({
    name: 'refused-recipient-clears-recipients',
    summary: 'A refused RCPT drops the recipients before it',
    apply: (behaviour) =>
      behaviour.wrap('RCPT', (_command, session, next) => {
        const answer = next();
        if (answer?.code !== 250) session.transaction?.recipients.splice(0);
        return answer;
      }),
  }),
  defineFault({
    name: 'command-echoed-raw',
    summary: 'The reply to a command with control octets repeats it as it is',
    apply: (behaviour) =>
      behaviour.around('dispatch', (next, command, session) => {
        const answer = next(command, session);
        if (answer === undefined || !/[\x01-\x1f]/.test(command.line)) return answer;
        return { ...answer, lines: answer.lines.map((line) => `${line}: ${command.line}`) };
      }),
  }),
  dispatches('unknown-verb-450', 'An unknown verb gets 450', isUnknown, () => reply(450, '4.5.1', 'Not now')),
  defineFault({
    name: 'long-line-closes',
    summary: 'A command line above the limit gets 500, and the connection closes',
    apply: (behaviour) =>
      behaviour.around('overflow', (_next, session) => {
        session.answer(closing(reply(500, '5.5.6', 'Line too long')), 'LINE');
      }),
  }),
];
