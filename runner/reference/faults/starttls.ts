import { readCommand } from '../readers.js';
import { closing, reply } from '../reply.js';
import { hold, type Session, type Transaction } from '../session.js';
import { afterGo } from './before-hello.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, dispatches, ignoreArgument } from './helpers.js';

/** What becomes of a session whose STARTTLS had octets behind it, once TLS has begun. */
const meetsInjection = (name: string, what: string, act: (session: Session) => void): Fault =>
  defineFault({
    name,
    summary: `Where octets stand behind STARTTLS, ${what}`,
    apply: (behaviour) => {
      const injected = new WeakSet<Session>();
      afterGo(behaviour, (session, upgrade) => {
        if (session.input.length > 0) injected.add(session);
        upgrade(session);
      });
      behaviour.around('forget', (next, session) => {
        next(session);
        if (injected.has(session)) act(session);
      });
    },
  });

/** What STARTTLS is answered, and what becomes of the session behind it. */
export const starttlsFaults: readonly Fault[] = [
  always('starttls-454', 'STARTTLS', 'STARTTLS is listed and gets 454', () =>
    reply(454, '4.7.0', 'TLS not available'),
  ),
  always('starttls-502', 'STARTTLS', 'STARTTLS is listed and gets 502', () =>
    reply(502, '5.5.1', 'Not implemented'),
  ),
  always('starttls-503', 'STARTTLS', 'STARTTLS is listed and gets 503', () => reply(503, '5.5.1', 'Not now')),
  answerWhen(
    'ehlo-inside-tls-refused',
    'EHLO',
    'EHLO inside TLS gets 550',
    (_command, session) => session.secure,
    () => reply(550, '5.7.1', 'Not for you'),
  ),
  defineFault({
    name: 'starttls-handshake-fails',
    summary: 'STARTTLS gets 220, but there is no certificate for the handshake',
    apply: (behaviour) =>
      behaviour.around('secureOptions', (next, options, how) => {
        const { key, cert, ...bare } = next(options, how);
        return how === 'starttls' ? bare : { ...bare, ...(key && cert ? { key, cert } : {}) };
      }),
  }),
  defineFault({
    name: 'starttls-buffer-executed',
    summary: 'Clear-text octets behind STARTTLS are run as commands inside TLS',
    apply: (behaviour) => behaviour.around('leftover', (_next, input) => input),
  }),
  defineFault({
    name: 'starttls-partial-line-joined',
    summary: 'An unfinished clear-text line behind STARTTLS is joined to the first line inside TLS',
    apply: (behaviour) =>
      behaviour.around('leftover', (_next, input) => input.subarray(input.lastIndexOf('\n') + 1)),
  }),
  defineFault({
    name: 'starttls-buffer-answered-in-clear',
    summary: 'Commands behind STARTTLS are answered in the clear before the handshake',
    apply: (behaviour) =>
      afterGo(behaviour, (session, upgrade) => {
        while (session.input.length > 0 && readCommand(session));
        session.whenWritten(() => upgrade(session));
      }),
  }),
  defineFault({
    name: 'starttls-keeps-hello',
    summary: 'After the handshake MAIL works with no new EHLO',
    apply: (behaviour) =>
      behaviour.around('forget', (next, session) => {
        const { hello } = session;
        next(session);
        session.hello = hello;
      }),
  }),
  defineFault({
    name: 'starttls-keeps-authentication',
    summary: 'An authentication in the clear survives the handshake',
    apply: (behaviour) =>
      behaviour.around('forget', (next, session) => {
        const { identity } = session;
        next(session);
        session.identity = identity;
      }),
  }),
  defineFault({
    name: 'starttls-keeps-transaction',
    summary: 'An open transaction survives the handshake and the first EHLO inside TLS',
    apply: (behaviour) => {
      const kept = new WeakMap<Session, Transaction>();
      behaviour.around('forget', (next, session) => {
        const { transaction } = session;
        next(session);
        session.transaction = transaction;
        if (transaction !== undefined) kept.set(session, transaction);
      });
      behaviour.wrap('EHLO', (_command, session, next) => {
        const answer = next();
        if (answer?.code !== 250 || !kept.has(session)) return answer;
        session.transaction = kept.get(session);
        kept.delete(session);
        return answer;
      });
    },
  }),
  defineFault({
    name: 'starttls-still-offered',
    summary: 'STARTTLS is listed inside TLS',
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        session.secure ? [...next(session), 'STARTTLS'] : next(session),
      ),
  }),
  ignoreArgument('starttls-argument-accepted', 'STARTTLS'),
  answerWhen(
    'starttls-in-transaction-503',
    'STARTTLS',
    'STARTTLS in a transaction gets 503 (legal)',
    (_command, session) => session.transaction !== undefined,
    () => reply(503, '5.5.1', 'A transaction is open'),
  ),
  defineFault({
    name: 'starttls-twice-220',
    summary: 'STARTTLS inside TLS gets 220 and a second handshake',
    apply: (behaviour) =>
      behaviour.wrap('STARTTLS', (_command, session, next) => {
        const { secure } = session;
        session.secure = false;
        const answer = next();
        session.secure = secure;
        return answer;
      }),
  }),
  always('starttls-250', 'STARTTLS', 'STARTTLS gets 250', () => reply(250, '2.0.0', 'OK')),
  always('starttls-451', 'STARTTLS', 'STARTTLS gets 451', () => reply(451, '4.3.0', 'Not just now')),
  always('starttls-554', 'STARTTLS', 'STARTTLS gets 554', () => reply(554, '5.7.0', 'Not for you')),
  answerWhen(
    'starttls-argument-503',
    'STARTTLS',
    'STARTTLS with an argument gets 503',
    ({ argument }) => argument !== '',
    () => reply(503, '5.5.1', 'Bad sequence'),
  ),
  answerWhen(
    'starttls-argument-closes',
    'STARTTLS',
    'STARTTLS with an argument gets 501, and the connection ends',
    ({ argument }) => argument !== '',
    () => closing(reply(501, '5.5.4', 'STARTTLS takes no argument')),
  ),
  dispatches(
    'tls-refused-554',
    'Every command inside TLS but QUIT gets 554, as if TLS were too weak (legal)',
    ({ verb }, session) => session.secure && verb !== 'QUIT',
    () => reply(554, '5.7.0', 'Command refused due to lack of security'),
  ),
  answerWhen(
    'ehlo-inside-tls-554',
    'EHLO',
    'EHLO inside TLS gets 554, and other commands are served',
    (_command, session) => session.secure,
    () => reply(554, '5.7.0', 'Command refused due to lack of security'),
  ),
  defineFault({
    name: 'starttls-go-doubled',
    summary: 'The 220 to STARTTLS is followed by a second reply in clear',
    apply: (behaviour) =>
      afterGo(behaviour, (session, upgrade) => {
        session.write(Buffer.from('250 2.0.0 Ready indeed\r\n'));
        session.whenWritten(() => upgrade(session));
      }),
  }),
  defineFault({
    name: 'starttls-go-doubled-late',
    summary: 'The 220 to STARTTLS is followed by a second reply in clear, a moment later',
    apply: (behaviour) =>
      afterGo(behaviour, (session, upgrade) => {
        session.reader = hold;
        setImmediate(() => {
          session.write(Buffer.from('250 2.0.0 Ready indeed\r\n'));
          session.whenWritten(() => upgrade(session));
        });
      }),
  }),
  meetsInjection('starttls-injection-closes', 'the connection ends when TLS has begun (legal)', (session) =>
    session.end(),
  ),
  meetsInjection(
    'starttls-injection-554-inside',
    'the session is ended inside TLS with 554 (legal)',
    (session) => session.answer(closing(reply(554, '5.5.0', 'Synchronization error')), 'CLOSE'),
  ),
];
