import { badSequence, closing, reply } from '../reply.js';
import { limits } from '../site.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, ignoreArgument, ok, withoutKeyword } from './helpers.js';

const rejectsRecipientsBeyond = (
  name: string,
  summary: string,
  count: number,
  code: number,
  enhanced: string,
): Fault =>
  answerWhen(
    name,
    'RCPT',
    summary,
    (_command, session) => (session.transaction?.recipients.length ?? 0) >= count,
    () => reply(code, enhanced, 'Too many recipients'),
  );

/** RFC 2920 section 3.1. */
const lastOfGroup: ReadonlySet<string> = new Set(['EHLO', 'DATA', 'VRFY', 'EXPN', 'NOOP']);

export const sessionFaults: readonly Fault[] = [
  always('rset-does-nothing', 'RSET', 'RSET gets 250 and the transaction stays', () => ok('Reset')),
  always('rset-500', 'RSET', 'RSET gets 500', () => reply(500, '5.5.1', 'Command not recognized')),
  always('rset-closes', 'RSET', 'RSET gets 250 and the connection closes', () => closing(ok('Reset'))),
  answerWhen(
    'rset-requires-hello',
    'RSET',
    'RSET before EHLO gets 503',
    (_command, session) => session.hello === undefined,
    () => badSequence('Send EHLO first'),
  ),
  defineFault({
    name: 'rset-loses-hello',
    summary: 'After RSET EHLO is needed again',
    apply: (behaviour) =>
      behaviour.wrap('RSET', (_command, session, next) => {
        session.hello = undefined;
        return next();
      }),
  }),
  always('quit-250', 'QUIT', 'QUIT gets 250, then the connection closes', () => closing(ok('Bye'))),
  always('quit-no-close', 'QUIT', 'QUIT gets 221 and the session goes on', () =>
    reply(221, '2.0.0', 'Bye, but stay'),
  ),
  defineFault({
    name: 'quit-no-reply-close',
    summary: 'QUIT closes the connection without a reply',
    apply: (behaviour) =>
      behaviour.wrap('QUIT', (_command, session) => {
        session.end();
        return undefined;
      }),
  }),
  defineFault({
    name: 'pipelining-refused',
    summary: 'Input behind a command gets 500 in place of the reply, and the connection closes',
    apply: (behaviour) => {
      withoutKeyword(behaviour, 'PIPELINING');
      behaviour.around('reply', (next, given, about, session) =>
        next(
          session.input.length > 0 ? closing(reply(500, '5.5.1', 'Pipelining not supported')) : given,
          about,
          session,
        ),
      );
    },
  }),
  defineFault({
    name: 'pipelining-refused-in-clear',
    summary:
      'Input behind a command gets 500 and a close while there is no TLS, and is served inside it (legal)',
    apply: (behaviour) => {
      withoutKeyword(behaviour, 'PIPELINING');
      behaviour.around('reply', (next, given, about, session) =>
        next(
          session.input.length > 0 && !session.secure
            ? closing(reply(500, '5.5.1', 'Pipelining not supported'))
            : given,
          about,
          session,
        ),
      );
    },
  }),
  defineFault({
    name: 'group-order-enforced',
    summary:
      'Input behind a command that may only be the last of a group gets 554, and the connection closes (legal)',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) =>
        next(
          session.input.length > 0 && lastOfGroup.has(about)
            ? closing(reply(554, '5.5.0', 'Synchronization error'))
            : given,
          about,
          session,
        ),
      ),
  }),
  ignoreArgument('quit-argument-accepted', 'QUIT'),
  ignoreArgument('rset-argument-accepted', 'RSET'),
  ignoreArgument('data-argument-accepted', 'DATA'),
  rejectsRecipientsBeyond('recipients-limit-10', 'More than 10 recipients get 452', 10, 452, '4.5.3'),
  rejectsRecipientsBeyond(
    'recipients-limit-code-552',
    'Recipients beyond 1000 get 552',
    limits.recipients,
    552,
    '5.5.3',
  ),
  defineFault({
    name: 'recipients-limit-closes',
    summary: 'The 51st recipient gets 421 and the connection closes',
    apply: (behaviour) =>
      behaviour.wrap('RCPT', (_command, session, next) =>
        (session.transaction?.recipients.length ?? 0) >= 50
          ? closing(reply(421, '4.7.0', 'Too many recipients'))
          : next(),
      ),
  }),
  defineFault({
    name: 'error-limit-3',
    summary: 'The fourth error gets 421 and the connection closes (legal)',
    apply: (behaviour) => behaviour.around('errorLimit', () => 3),
  }),
  defineFault({
    name: 'close-after-first-message',
    summary: 'The connection closes after the reply to the first message',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) =>
        next(about === 'CONTENT' ? closing(given) : given, about, session),
      ),
  }),
];
