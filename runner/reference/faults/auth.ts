import { isSubmission } from '../policy.js';
import { badArgument, closing, type Reply, reply } from '../reply.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, ok, recode } from './helpers.js';

/** Changes replies of one code to AUTH and to the lines of its exchange. */
const onExchange = (name: string, summary: string, code: number, change: (given: Reply) => Reply): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        const concerned = (about === 'AUTH' || about === 'SASL') && given.code === code;
        return next(concerned ? change(given) : given, about, session);
      }),
  });

export const authFaults: readonly Fault[] = [
  defineFault({
    name: 'submission-no-auth-accepted',
    summary: 'Submission takes mail for local mailboxes with no authentication',
    apply: (behaviour) => behaviour.around('admission', () => undefined),
  }),
  defineFault({
    name: 'submission-mail-550',
    summary: 'MAIL with no authentication gets 550',
    apply: (behaviour) => recode(behaviour, 530, 550, '5.7.1'),
  }),
  defineFault({
    name: 'submission-mail-554-at-rcpt',
    summary: 'With no authentication MAIL gets 250 and RCPT 554 (delayed)',
    apply: (behaviour) => {
      behaviour.around('admission', () => undefined);
      behaviour.around('recipient', (next, path, session) =>
        isSubmission(session) && session.identity === undefined
          ? reply(554, '5.7.1', 'Access denied')
          : next(path, session),
      );
    },
  }),
  defineFault({
    name: 'submission-null-sender-refused',
    summary: 'MAIL FROM:<> of an authenticated user gets 550',
    apply: (behaviour) =>
      behaviour.around('sender', (next, path, session) =>
        isSubmission(session) && path.mailbox === ''
          ? reply(550, '5.7.1', 'Not your address')
          : next(path, session),
      ),
  }),
  defineFault({
    name: 'auth-in-clear',
    summary: 'AUTH PLAIN and LOGIN are offered and served without TLS',
    apply: (behaviour) =>
      behaviour.around('mechanisms', (next, session) =>
        isSubmission(session) ? ['PLAIN', 'LOGIN'] : next(session),
      ),
  }),
  defineFault({
    name: 'auth-listed-in-clear-538',
    summary: 'AUTH is listed without TLS and then gets 538',
    apply: (behaviour) => {
      behaviour.around('mechanisms', (next, session) =>
        isSubmission(session) ? ['PLAIN', 'LOGIN'] : next(session),
      );
      behaviour.wrap('AUTH', (_command, session, next) =>
        session.secure ? next() : reply(538, '5.7.11', 'Encryption required'),
      );
    },
  }),
  defineFault({
    name: 'auth-on-25',
    summary: 'AUTH is offered on port 25 inside TLS',
    apply: (behaviour) =>
      behaviour.around('mechanisms', (next, session) =>
        session.secure ? ['PLAIN', 'LOGIN'] : next(session),
      ),
  }),
  defineFault({
    name: 'auth-not-offered',
    summary: 'No service offers AUTH',
    apply: (behaviour) => {
      behaviour.around('mechanisms', () => []);
      behaviour.wrap('AUTH', () => reply(502, '5.5.1', 'Not implemented'));
    },
  }),
  defineFault({
    name: 'auth-without-plain',
    summary: 'LOGIN is the only mechanism',
    apply: (behaviour) =>
      behaviour.around('mechanisms', (next, session) => next(session).filter((name) => name !== 'PLAIN')),
  }),
  defineFault({
    name: 'auth-legacy-equals',
    summary: 'EHLO lists the old form AUTH=PLAIN LOGIN as well',
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        next(session).flatMap((line) => (line.startsWith('AUTH ') ? [line, line.replace(' ', '=')] : [line])),
      ),
  }),
  defineFault({
    name: 'auth-accepts-anything',
    summary: 'Any login and password are right',
    apply: (behaviour) => behaviour.around('verify', () => true),
  }),
  onExchange('auth-wrong-code', 'Wrong credentials get 550', 535, (given) => ({ ...given, code: 550 })),
  onExchange('auth-failure-closes', 'The first wrong password closes the connection', 535, closing),
  onExchange('auth-cancel-535', 'Errors of an AUTH exchange, "*" among them, get 535', 501, (given) => ({
    ...given,
    code: 535,
    enhanced: '5.7.8',
  })),
  onExchange('auth-challenge-text', 'The empty challenge holds text that is no base64', 334, (given) => ({
    ...given,
    lines: given.lines.map((line) => (line === '' ? 'Go ahead, please!' : line)),
  })),
  onExchange('auth-unknown-mechanism-501', 'An unknown mechanism gets 501', 504, (given) => ({
    ...given,
    code: 501,
  })),
  answerWhen(
    'auth-no-mechanism-500',
    'AUTH',
    'AUTH with no mechanism gets 500',
    ({ argument }) => argument === '',
    () => reply(500, '5.5.1', 'Command not recognized'),
  ),
  answerWhen(
    'auth-second-accepted',
    'AUTH',
    'AUTH after a successful one gets 235',
    (_command, session) => session.identity !== undefined,
    () => reply(235, '2.7.0', 'Authenticated'),
  ),
  answerWhen(
    'auth-initial-response-refused',
    'AUTH',
    'An initial response gets 501',
    ({ argument }) => argument.includes(' '),
    () => badArgument('No initial response, please'),
  ),
  defineFault({
    name: 'auth-base64-lenient',
    summary: 'Foreign characters in base64 are skipped',
    apply: (behaviour) =>
      behaviour.wrap('AUTH', (command, _session, next) => {
        const [mechanism = '', ...response] = command.argument.split(' ');
        const cleaned = response.join('').replace(/[^A-Za-z0-9+/=]/g, '');
        return next(cleaned === '' ? command : { ...command, argument: `${mechanism} ${cleaned}` });
      }),
  }),
  defineFault({
    name: 'auth-user-enumeration',
    summary: 'An unknown login gets another text than a wrong password',
    apply: (behaviour) => {
      // verify() and the reply that tells its result happen in one turn.
      let known = true;
      behaviour.around('verify', (next, login, password, site) => {
        known = Object.hasOwn(site.users, login);
        return next(login, password, site);
      });
      behaviour.around('reply', (next, given, about, session) =>
        next(given.code === 535 && !known ? { ...given, lines: ['No such user'] } : given, about, session),
      );
    },
  }),
  answerWhen(
    'auth-parameter-refused',
    'MAIL',
    'MAIL with the AUTH parameter gets 555',
    ({ argument }, session) =>
      isSubmission(session) && session.identity !== undefined && / AUTH=/i.test(argument),
    () => reply(555, '5.5.4', 'Parameter not recognized'),
  ),
  always('etrn-accepted', 'ETRN', 'ETRN gets 250', () => ok()),
];
