import { readCommand, readResponse } from '../readers.js';
import { badArgument, badSequence, type Reply, reply } from '../reply.js';
import { challenge } from '../sasl.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen } from './helpers.js';

/** Changes some replies inside an AUTH exchange, to the command that begins it and to its responses. */
const onReply = (
  name: string,
  summary: string,
  concerns: (given: Reply, about: string, session: Session) => boolean,
  change: (given: Reply, session: Session) => Reply,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        const isInside = about === 'AUTH' || about === 'SASL';
        const isConcerned = isInside && concerns(given, about, session);
        return next(isConcerned ? change(given, session) : given, about, session);
      }),
  });

/** CRAM-MD5 is offered beside the others, and an initial response for it is met so; as it ought to be, where nothing is given. */
const cramMd5 = (name: string, summary: string, refusal?: () => Reply): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      behaviour.around('mechanisms', (next, session) => {
        const offered = next(session);
        return offered.length === 0 ? offered : [...new Set([...offered, 'CRAM-MD5'])];
      });
      if (refusal === undefined) return;
      behaviour.wrap('AUTH', ({ argument }, _session, next) =>
        /^CRAM-MD5 ./i.test(argument) ? refusal() : next(),
      );
    },
  });

const says = (code: number, text: string) => (given: Reply) =>
  given.code === code && given.lines[0]?.startsWith(text) === true;
const isCancelled = says(501, 'Cancelled');
const isMalformed = says(501, 'Response is malformed');
const isEmptyChallenge = (given: Reply): boolean => given.code === 334 && given.lines[0] === '';
const refuse = (): Reply => badArgument('Response is malformed', '5.5.2');

/** Sessions in which an exchange was cancelled. */
const cancelled = new WeakSet<Session>();

/** The steps of an AUTH exchange (RFC 4954 section 4). */
export const authExchangeFaults: readonly Fault[] = [
  cramMd5('auth-cram-md5', 'CRAM-MD5 is offered beside the others, as many servers do'),
  cramMd5('auth-cram-initial-ignored', 'CRAM-MD5 is offered, and an initial response for it gets 334', () =>
    challenge('<1.2@reference.test>', refuse),
  ),
  cramMd5('auth-cram-initial-535', 'CRAM-MD5 is offered, and an initial response for it gets 535', () =>
    reply(535, '5.7.8', 'Credentials are wrong'),
  ),
  cramMd5('auth-cram-initial-5.5.4', 'CRAM-MD5 is offered, and an initial response for it gets 5.5.4', () =>
    badArgument('No initial response, please'),
  ),
  always('auth-temporary-454', 'AUTH', 'AUTH gets 454', () => reply(454, '4.7.0', 'Try again later')),

  onReply(
    'auth-challenge-raw',
    'Challenges that hold something are not encoded in base64',
    (given) => given.code === 334 && given.lines[0] !== '',
    (given) => ({
      ...given,
      lines: given.lines.map((line) => Buffer.from(line, 'base64').toString('latin1')),
    }),
  ),
  onReply('auth-challenge-blank', 'The empty challenge holds a blank', isEmptyChallenge, (given) => ({
    ...given,
    lines: [' '],
  })),
  onReply(
    'auth-challenge-not-empty',
    'The first challenge of PLAIN holds something in base64',
    isEmptyChallenge,
    (given) => ({ ...given, lines: ['Z28='] }),
  ),
  defineFault({
    name: 'auth-challenge-no-space',
    summary: 'The empty challenge is 334 with no space behind it',
    apply: (behaviour) =>
      behaviour.around('encode', (next, given, about, session) =>
        given.code === 334 && given.lines[0] === '' ? Buffer.from('334\r\n') : next(given, about, session),
      ),
  }),
  answerWhen(
    'auth-initial-response-required',
    'AUTH',
    'AUTH PLAIN without an initial response gets 501',
    ({ argument }) => /^PLAIN$/i.test(argument),
    () => badArgument('An initial response is needed'),
  ),
  defineFault({
    name: 'auth-zero-length-challenged',
    summary: 'The "=" of an empty initial response counts as none',
    apply: (behaviour) =>
      behaviour.wrap('AUTH', (command, _session, next) =>
        next({ ...command, argument: command.argument.replace(/ =$/, '') }),
      ),
  }),

  onReply('auth-cancel-taken', 'A "*" is taken for a response, and asked on', isCancelled, () =>
    challenge('Password:', refuse),
  ),
  onReply(
    'auth-cancel-stuck',
    'Behind "*" and 501 the next line is still read as a response',
    isCancelled,
    (given) => ({
      ...given,
      follow: (session) => {
        session.reader = readResponse(refuse);
      },
    }),
  ),
  defineFault({
    name: 'auth-cancel-final',
    summary: 'Behind a cancelled exchange AUTH gets 503',
    apply: (behaviour) => {
      behaviour.around('reply', (next, given, about, session) => {
        if (about === 'SASL' && isCancelled(given)) cancelled.add(session);
        return next(given, about, session);
      });
      behaviour.wrap('AUTH', (_command, session, next) =>
        cancelled.has(session) ? badSequence('Only once') : next(),
      );
    },
  }),

  onReply('auth-malformed-taken', 'A response that is no base64 is asked on', isMalformed, () =>
    challenge('Password:', refuse),
  ),
  onReply('auth-malformed-5.5.4', 'A response that is no base64 gets 5.5.4', isMalformed, (given) => ({
    ...given,
    enhanced: '5.5.4',
  })),
  onReply(
    'auth-exchange-forgotten',
    'Behind a challenge the next line is read as a command',
    (given) => given.code === 334,
    ({ follow: _, ...given }) => given,
  ),

  defineFault({
    name: 'auth-response-512',
    summary: 'A response of more than 512 octets gets 500',
    apply: (behaviour) => behaviour.around('responseLimit', () => 512),
  }),
  defineFault({
    name: 'auth-long-response-tail',
    summary: 'The end of a response that is too long is read as a command',
    apply: (behaviour) =>
      behaviour.around('responseOverflow', (_next, session) => {
        session.input = session.input.subarray(behaviour.seams.responseLimit());
        session.reader = readCommand;
        session.answer(reply(500, '5.5.6', 'Authentication exchange line is too long'), 'SASL');
      }),
  }),
  defineFault({
    name: 'auth-long-response-421',
    summary: 'A response that is too long gets 421, and the session ends',
    apply: (behaviour) =>
      behaviour.around('responseOverflow', (_next, session) => session.shutDown('4.7.0', 'Line too long')),
  }),
  defineFault({
    name: 'auth-long-response-closes',
    summary: 'A response that is too long ends the session with no reply',
    apply: (behaviour) => behaviour.around('responseOverflow', (_next, session) => session.end()),
  }),

  defineFault({
    name: 'auth-pipelined-lost',
    summary: 'What was sent together with AUTH is dropped',
    apply: (behaviour) =>
      behaviour.wrap('AUTH', (_command, session, next) => {
        session.input = Buffer.alloc(0);
        return next();
      }),
  }),
  defineFault({
    name: 'auth-empty-password-accepted',
    summary: 'An empty password is right for every login',
    apply: (behaviour) =>
      behaviour.around(
        'verify',
        (next, login, password, site) => password === '' || next(login, password, site),
      ),
  }),
];
