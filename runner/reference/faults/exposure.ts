import type { Behaviour } from '../behaviour.js';
import { isLocalUser } from '../policy.js';
import { reply } from '../reply.js';
import { hold, type Session } from '../session.js';
import { defineFault, type Fault } from './define.js';
import { withKeyword } from './helpers.js';

/** A verb that EHLO does not list is answered so. */
const answers = (verb: string, code: number, enhanced: string, text: string, name: string): Fault =>
  defineFault({
    name,
    summary: `${verb} gets ${code}`,
    apply: (behaviour) => behaviour.wrap(verb, () => reply(code, enhanced, text)),
  });

const greets = (name: string, what: string, text: (session: Session) => string): Fault =>
  defineFault({
    name,
    summary: `Greets with ${what}`,
    apply: (behaviour) => behaviour.around('greeting', (_next, session) => reply(220, '', text(session))),
  });

/** Greets as this software does. */
const banner = (name: string, software: string): Fault =>
  greets(name, software, ({ site }) => `${site.hostname} ESMTP ${software}`);

/** The name that VRFY, EXPN or RCPT asks for, without brackets and domain. */
function askedUser(argument: string): string {
  return argument.replace(/^TO:/i, '').replace(/[<>]/g, '').split('@')[0] ?? '';
}

/** How much later a name that exists is answered, in milliseconds, and how often in one session. */
const lookupMs = 20;
const slowLookups = 10;

/** Holds back the reply to a command that names somebody who exists. */
function looksUpSlowly(behaviour: Behaviour, verb: string): void {
  const lookups = new WeakMap<Session, number>();
  behaviour.wrap(verb, (command, session, next) => {
    const answer = next();
    if (answer === undefined || !isLocalUser(askedUser(command.argument), session.site)) return answer;
    const before = lookups.get(session) ?? 0;
    lookups.set(session, before + 1);
    if (before >= slowLookups) return answer;
    const { reader } = session;
    session.reader = hold;
    setTimeout(() => {
      session.reader = reader;
      session.answer(answer, command.verb);
      session.run();
    }, lookupMs);
    return undefined;
  });
}

/** Positive replies to RCPT get a text of this server's own. */
const wordsRcpt = (name: string, summary: string, text: (known: boolean, count: number) => string): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) => {
      let count = 0;
      behaviour.wrap('RCPT', (command, session, next) => {
        const answer = next();
        if (answer?.code !== 250) return answer;
        count += 1;
        return { ...answer, lines: [text(isLocalUser(askedUser(command.argument), session.site), count)] };
      });
    },
  });

export const exposureFaults: readonly Fault[] = [
  wordsRcpt('rcpt-worded-by-user', 'RCPT is worded otherwise for a name that exists', (known) =>
    known ? 'Recipient exists' : 'Recipient OK',
  ),
  wordsRcpt('rcpt-reworded', 'Every second RCPT gets a longer text', (_known, count) =>
    count % 2 === 0 ? 'Recipient is fine with us' : 'Recipient OK',
  ),
  defineFault({
    name: 'user-lookup-slow',
    summary: `VRFY, EXPN and RCPT of a name that exists are answered ${lookupMs} ms later, ${slowLookups} times in a session`,
    apply: (behaviour) => {
      for (const verb of ['VRFY', 'EXPN', 'RCPT']) looksUpSlowly(behaviour, verb);
    },
  }),
  defineFault({
    name: 'xclient-accepted',
    summary: 'XCLIENT gets 220 from anybody, and the session begins anew',
    apply: (behaviour) =>
      behaviour.wrap('XCLIENT', (_command, session) => {
        session.hello = undefined;
        session.transaction = undefined;
        return session.behaviour.seams.greeting(session);
      }),
  }),
  answers('XFORWARD', 250, '2.0.0', 'OK', 'xforward-accepted'),
  answers('XFORWARD', 451, '4.3.0', 'Not now', 'xforward-451'),
  withKeyword('xclient-listed', 'EHLO lists XCLIENT, which gets 500', 'XCLIENT NAME ADDR PROTO HELO'),
  answers('ATRN', 453, '4.0.0', 'No mail for you', 'atrn-453'),
  answers('DEBUG', 250, '2.0.0', 'Debug set', 'debug-accepted'),
  answers('WIZ', 250, '2.0.0', 'Please pass', 'wiz-accepted'),
  answers('SHOWQ', 250, '2.0.0', 'Mail queue is empty', 'showq-accepted'),
  answers('DEBUG', 451, '4.3.0', 'Not now', 'debug-451'),
  withKeyword('exchange-keywords', 'EHLO lists X-ANONYMOUSTLS', 'X-ANONYMOUSTLS'),
  greets(
    'greeting-private-address',
    'an address of a private network behind its name',
    ({ site }) => `${site.hostname} ESMTP on 10.1.2.3`,
  ),
  greets('greeting-localhost', 'localhost as its name', () => 'localhost ESMTP'),
  banner('banner-exim-vulnerable', 'Exim 4.96 Sat, 28 Nov 2026 07:00:00 +0000'),
  banner('banner-exim-patched', 'Exim 4.99.9 Sat, 28 Nov 2026 07:00:00 +0000'),
  banner('banner-without-version', 'Postfix (Debian/GNU)'),
  defineFault({
    name: 'hello-own-name-trusted',
    summary: 'EHLO lists XCLIENT to who calls itself by the server’s own name, or localhost',
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) => {
        const name = session.hello?.name.toLowerCase() ?? '';
        const own = [session.site.hostname, 'localhost'];
        return own.includes(name) ? ['XCLIENT ADDR', ...next(session)] : next(session);
      }),
  }),
  defineFault({
    name: 'hello-own-name-550',
    summary: 'EHLO by the server’s own name gets 550',
    apply: (behaviour) =>
      behaviour.wrap('EHLO', (command, session, next) =>
        command.argument.toLowerCase() === session.site.hostname ? reply(550, '5.7.1', 'That is me') : next(),
      ),
  }),
];
