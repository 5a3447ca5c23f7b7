import type { Path } from '../grammar.js';
import { closing, type Reply, reply } from '../reply.js';
import { hold, type Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

/** Changes refusals of a login (535). @param change  gets the login, and how many failed before on this connection and on this server */
const onRefusal = (
  name: string,
  summary: string,
  change: (given: Reply, about: { login: string; known: boolean; before: number; ever: number }) => Reply,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      // verify() and the reply that tells its result happen in one turn.
      let login = '';
      let known = false;
      let ever = 0;
      const failed = new WeakMap<Session, number>();
      behaviour.around('verify', (next, given, password, site) => {
        login = given;
        known = Object.hasOwn(site.users, given);
        return next(given, password, site);
      });
      behaviour.around('reply', (next, given, about, session) => {
        if (given.code !== 535) return next(given, about, session);
        const before = failed.get(session) ?? 0;
        failed.set(session, before + 1);
        ever += 1;
        return next(change(given, { login, known, before, ever }), about, session);
      });
    },
  });

/** Holds back the reply to AUTH with an initial response. @param delayMs  for this login, the so many-eth on this connection */
const heldBack = (
  name: string,
  summary: string,
  delayMs: (known: boolean, before: number) => number,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      let known = false;
      const tried = new WeakMap<Session, number>();
      behaviour.around('verify', (next, login, password, site) => {
        known = Object.hasOwn(site.users, login);
        return next(login, password, site);
      });
      behaviour.wrap('AUTH', (command, session, next) => {
        known = false;
        const answer = next();
        const before = tried.get(session) ?? 0;
        tried.set(session, before + 1);
        const wait = delayMs(known, before);
        if (answer?.code !== 535 || wait === 0) return answer;
        const { reader } = session;
        session.reader = hold;
        setTimeout(() => {
          session.reader = reader;
          session.answer(answer, command.verb);
          session.run();
        }, wait);
        return undefined;
      });
    },
  });

/** Who has logged in sends only under these addresses. */
const sendersOf = (
  name: string,
  summary: string,
  seam: 'sender' | 'recipient',
  mayUse: (from: string, session: Session) => boolean,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around(seam, (next, path: Path, session) => {
        const from = seam === 'sender' ? path.mailbox : (session.transaction?.from.mailbox ?? '');
        if (session.identity === undefined || from === '' || mayUse(from, session))
          return next(path, session);
        return reply(550, '5.7.1', 'Not your address');
      }),
  });

const isOwn = (from: string, { identity }: Session): boolean => from === identity;

/** How much later a login that exists is refused, in milliseconds. */
const knownDelayMs = 20;
/** How much later than the one before it each refusal on a connection comes, in milliseconds. */
const growthMs = 30;

export const authWeaknessFaults: readonly Fault[] = [
  onRefusal('auth-unknown-login-550', 'A login that does not exist gets 550, not 535', (given, { known }) =>
    known ? given : { ...given, code: 550 },
  ),
  onRefusal('auth-refusal-numbered', 'Each refused login gets a number of its own', (given, { ever }) => ({
    ...given,
    lines: [`Credentials are wrong (${ever})`],
  })),
  onRefusal('auth-refusal-names-login', 'A refused login is repeated in the reply', (given, { login }) => ({
    ...given,
    lines: [`Credentials are wrong for ${login}`],
  })),
  onRefusal(
    'auth-refusal-alternates',
    'Every second refused login gets another text, of as many words',
    (given, { ever }) => (ever % 2 === 0 ? { ...given, lines: ['Please go away'] } : given),
  ),
  onRefusal('auth-refusal-reworded', 'Every third refused login gets a longer text', (given, { ever }) =>
    ever % 3 === 0 ? { ...given, lines: ['No, and please do not try this again'] } : given,
  ),
  onRefusal('auth-refusal-454', 'Wrong credentials get 454', (given) => ({
    ...given,
    code: 454,
    enhanced: '4.7.0',
  })),
  onRefusal('auth-refusal-421', 'Wrong credentials get 421, and the end of the session', (given) =>
    closing({ ...given, code: 421, enhanced: '4.7.0' }),
  ),
  onRefusal(
    'auth-refusal-454-later',
    'From the third wrong password on a connection, 454',
    (given, { before }) => (before < 2 ? given : { ...given, code: 454, enhanced: '4.7.0' }),
  ),
  heldBack('auth-slow-for-known-login', `A login that exists is refused ${knownDelayMs} ms later`, (known) =>
    known ? knownDelayMs : 0,
  ),
  heldBack(
    'auth-refusal-slower',
    `Each refusal on a connection comes ${growthMs} ms later than the one before`,
    (_known, before) => before * growthMs,
  ),
  defineFault({
    name: 'auth-refusals-uncounted',
    summary: 'Refused logins do not count as errors, so that there may be any number',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        if (given.code === 535) session.errors -= 1;
        return next(given, about, session);
      }),
  }),
  defineFault({
    name: 'auth-known-login-without-password',
    summary: 'A login that exists is let in with no password',
    apply: (behaviour) =>
      behaviour.around(
        'verify',
        (next, login, password, site) =>
          (password === '' && Object.hasOwn(site.users, login)) || next(login, password, site),
      ),
  }),
  defineFault({
    name: 'auth-nobody-accepted',
    summary: 'Neither login nor password is a login',
    apply: (behaviour) =>
      behaviour.around(
        'verify',
        (next, login, password, site) => (login === '' && password === '') || next(login, password, site),
      ),
  }),
  sendersOf(
    'sender-owned-only',
    'MAIL from an address that is not the login’s own gets 550',
    'sender',
    isOwn,
  ),
  sendersOf(
    'sender-owned-only-at-rcpt',
    'RCPT gets 550 where MAIL had an address that is not the login’s own',
    'recipient',
    isOwn,
  ),
  defineFault({
    name: 'sender-unchecked',
    summary: 'MAIL from any address gets 250',
    apply: (behaviour) => behaviour.around('sender', () => reply(250, '2.1.0', 'Sender OK')),
  }),
];
