import type { Behaviour } from '../behaviour.js';
import { isSubmission } from '../policy.js';
import { badArgument, closing, type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';
import { answerWhen } from './helpers.js';

/** AUTH is listed in clear as `mechanisms` says, on 25 too. */
const inClear = (behaviour: Behaviour, mechanisms: readonly string[]): void =>
  behaviour.around('mechanisms', (next, session) => (session.secure ? next(session) : [...mechanisms]));

/** Rewrites the AUTH line of the EHLO reply. */
const relisted = (name: string, summary: string, rewrite: (line: string) => string): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        next(session).map((line) => (line.startsWith('AUTH ') ? rewrite(line) : line)),
      ),
  });

/** Changes some replies to AUTH and to the lines of its exchange. */
const onAuth = (name: string, summary: string, code: number, change: (given: Reply) => Reply): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) =>
        next(
          (about === 'AUTH' || about === 'SASL') && given.code === code ? change(given) : given,
          about,
          session,
        ),
      ),
  });

/** From the failure of this number on, a wrong password ends the connection. */
const closingAt = (name: string, summary: string, count: number): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      const failures = new WeakMap<Session, number>();
      behaviour.around('reply', (next, given, about, session) => {
        if (given.code !== 535) return next(given, about, session);
        const failed = (failures.get(session) ?? 0) + 1;
        failures.set(session, failed);
        return next(failed < count ? given : closing(given), about, session);
      });
    },
  });

const hasParameter = (argument: string): boolean => / AUTH=/i.test(argument);
const isStrangerOfSubmission = (session: Session): boolean =>
  isSubmission(session) && session.identity === undefined;

export const authCommandFaults: readonly Fault[] = [
  relisted('auth-list-empty', 'EHLO lists AUTH with no mechanism', () => 'AUTH'),
  relisted('auth-list-commas', 'EHLO lists the mechanisms with commas', (line) =>
    line.replace(/(?<!AUTH) /g, ','),
  ),
  relisted('auth-list-lower-case', 'EHLO lists the mechanisms in lower case', (line) =>
    line.replace(/ .*/, (names) => names.toLowerCase()),
  ),
  relisted('auth-list-two-spaces', 'EHLO lists AUTH with two spaces behind it', (line) =>
    line.replace(' ', '  '),
  ),
  defineFault({
    name: 'auth-on-25-in-clear',
    summary: 'AUTH PLAIN and LOGIN are offered and served on port 25 without TLS',
    apply: (behaviour) =>
      behaviour.around('mechanisms', (next, session) =>
        session.service === 'smtp' ? ['PLAIN', 'LOGIN'] : next(session),
      ),
  }),
  defineFault({
    name: 'auth-listed-in-clear-530',
    summary: 'AUTH is listed without TLS and then gets 530',
    apply: (behaviour) => {
      inClear(behaviour, ['PLAIN', 'LOGIN']);
      behaviour.wrap('AUTH', (_command, session, next) =>
        session.secure ? next() : reply(530, '5.7.0', 'Must issue a STARTTLS command first'),
      );
    },
  }),
  defineFault({
    name: 'auth-in-clear-454',
    summary: 'AUTH without TLS gets 454',
    apply: (behaviour) => {
      inClear(behaviour, ['PLAIN']);
      behaviour.wrap('AUTH', (_command, session, next) =>
        session.secure ? next() : reply(454, '4.7.0', 'Temporary authentication failure'),
      );
    },
  }),
  defineFault({
    name: 'auth-login-in-clear-only',
    summary: 'LOGIN is offered without TLS, and PLAIN alone inside it',
    apply: (behaviour) =>
      behaviour.around('mechanisms', (next, session) => {
        if (session.service === 'smtp') return next(session);
        return session.secure ? ['PLAIN'] : ['LOGIN'];
      }),
  }),
  defineFault({
    name: 'auth-no-mechanism-begun',
    summary: 'AUTH with no mechanism begins PLAIN',
    apply: (behaviour) =>
      behaviour.wrap('AUTH', (command, _session, next) =>
        next(command.argument === '' ? { ...command, argument: 'PLAIN' } : command),
      ),
  }),
  defineFault({
    name: 'auth-unknown-mechanism-begun',
    summary: 'An unknown mechanism is served as PLAIN',
    apply: (behaviour) =>
      behaviour.wrap('AUTH', (command, _session, next) =>
        next({ ...command, argument: command.argument.replace(/^(?!(?:PLAIN|LOGIN)\b)\S+/i, 'PLAIN') }),
      ),
  }),
  onAuth('auth-unknown-mechanism-5.7.4', 'An unknown mechanism gets 504 5.7.4', 504, (given) => ({
    ...given,
    enhanced: '5.7.4',
  })),
  answerWhen(
    'auth-needs-initial-response',
    'AUTH',
    'AUTH PLAIN without an initial response gets 501',
    ({ argument }) => /^PLAIN$/i.test(argument),
    () => badArgument('Initial response, please'),
  ),
  answerWhen(
    'auth-mixed-case-refused',
    'AUTH',
    'Names of mechanisms that are not in capitals get 504',
    ({ argument }) => /[a-z]/.test(argument.split(' ')[0] ?? ''),
    () => reply(504, '5.5.4', 'Mechanism not available'),
  ),
  answerWhen(
    'auth-second-502',
    'AUTH',
    'AUTH after a successful one gets 502',
    (_command, session) => session.identity !== undefined,
    () => reply(502, '5.5.1', 'Not now'),
  ),
  answerWhen(
    'auth-second-454',
    'AUTH',
    'AUTH after a successful one gets 454',
    (_command, session) => session.identity !== undefined,
    () => reply(454, '4.7.0', 'Temporary authentication failure'),
  ),
  answerWhen(
    'auth-in-transaction-502',
    'AUTH',
    'AUTH inside a transaction gets 502',
    (_command, session) => session.transaction !== undefined,
    () => reply(502, '5.5.1', 'Not now'),
  ),
  onAuth('auth-begin-454', 'AUTH that is begun or tried gets 454', 334, () =>
    reply(454, '4.7.0', 'Temporary authentication failure'),
  ),
  onAuth('auth-failure-454', 'Wrong credentials get 454', 535, () =>
    reply(454, '4.7.0', 'Temporary authentication failure'),
  ),
  onAuth('auth-success-250', 'Right credentials get 250', 235, (given) => ({ ...given, code: 250 })),
  onAuth('auth-success-2.0.0', 'Right credentials get 235 2.0.0', 235, (given) => ({
    ...given,
    enhanced: '2.0.0',
  })),
  onAuth('auth-failure-5.7.1', 'Wrong credentials get 535 5.7.1', 535, (given) => ({
    ...given,
    enhanced: '5.7.1',
  })),
  defineFault({
    name: 'auth-forgets-hello',
    summary: 'A successful AUTH has the server forget the hello',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        if (given.code === 235) session.hello = undefined;
        return next(given, about, session);
      }),
  }),
  closingAt('auth-second-failure-closes', 'The second wrong password closes the connection', 2),
  closingAt('auth-third-failure-closes', 'The third wrong password closes the connection', 3),
  answerWhen(
    'auth-parameter-555',
    'MAIL',
    'MAIL with the AUTH parameter gets 555 from everybody',
    ({ argument }) => hasParameter(argument),
    () => reply(555, '5.5.4', 'Parameter not recognized'),
  ),
  answerWhen(
    'auth-parameter-451',
    'MAIL',
    'MAIL with the AUTH parameter gets 451',
    ({ argument }) => hasParameter(argument),
    () => reply(451, '4.3.0', 'Try again later'),
  ),
  defineFault({
    name: 'auth-parameter-unread',
    summary: 'The value of the AUTH parameter is not looked at',
    apply: (behaviour) =>
      behaviour.wrap('MAIL', (command, _session, next) =>
        next({ ...command, argument: command.argument.replace(/ AUTH=\S+/i, '') }),
      ),
  }),
  answerWhen(
    'mail-line-512-refused',
    'MAIL',
    'A MAIL line of more than 512 octets gets 500',
    ({ argument }) => argument.length > 505,
    () => reply(500, '5.5.6', 'Line too long'),
  ),
  answerWhen(
    'mail-line-512-501',
    'MAIL',
    'A MAIL line of more than 512 octets gets 501',
    ({ argument }) => argument.length > 505,
    () => badArgument('Bad value of a parameter'),
  ),
  answerWhen(
    'noop-530-before-auth',
    'NOOP',
    'NOOP on submission gets 530 before AUTH',
    (_command, session) => isStrangerOfSubmission(session),
    () => reply(530, '5.7.0', 'Authentication required'),
  ),
  answerWhen(
    'vrfy-530-before-auth',
    'VRFY',
    'VRFY on submission gets 530 before AUTH',
    (_command, session) => isStrangerOfSubmission(session),
    () => reply(530, '5.7.0', 'Authentication required'),
  ),
  answerWhen(
    'vrfy-550-before-auth',
    'VRFY',
    'VRFY on submission gets 550 before AUTH',
    (_command, session) => isStrangerOfSubmission(session),
    () => reply(550, '5.7.1', 'Access denied'),
  ),
  defineFault({
    name: 'auth-required-5.5.1',
    summary: 'MAIL with no authentication gets 530 5.5.1',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) =>
        next(given.code === 530 ? { ...given, enhanced: '5.5.1' } : given, about, session),
      ),
  }),
];
