import { badArgument, badSequence, type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, keepsTransaction, withKeyword, withoutKeyword } from './helpers.js';

const isBare = (command: { argument: string }): boolean => command.argument === '';
const hasHello = (_command: unknown, session: Session): boolean => session.hello !== undefined;

/** Changes the good reply to one verb. */
const reworded = (
  name: string,
  verb: string,
  summary: string,
  change: (good: Reply, session: Session) => Reply,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.wrap(verb, (_command, session, next) => {
        const answer = next();
        return answer?.code === 250 ? change(answer, session) : answer;
      }),
  });

/** The verb without its argument is served like one with an argument. */
const needsNoArgument = (name: string, verb: string): Fault =>
  defineFault({
    name,
    summary: `${verb} with no argument gets 250`,
    apply: (behaviour) =>
      behaviour.wrap(verb, (command, _session, next) =>
        next(isBare(command) ? { ...command, argument: 'unknown' } : command),
      ),
  });

const withoutExtension = (keyword: string): Fault =>
  defineFault({
    name: `ehlo-without-${keyword.toLowerCase()}`,
    summary: `EHLO does not list ${keyword}`,
    apply: (behaviour) => withoutKeyword(behaviour, keyword),
  });

export const helloFaults: readonly Fault[] = [
  always('ehlo-refused-502', 'EHLO', 'EHLO is not implemented (502)', () =>
    reply(502, '5.5.1', 'No EHLO here'),
  ),
  always('ehlo-refused-500', 'EHLO', 'EHLO is not known (500)', () => reply(500, '5.5.1', 'No EHLO here')),
  always('ehlo-refused-550', 'EHLO', 'EHLO is refused by policy (legal)', () => reply(550, '', 'Go away')),
  reworded('ehlo-bare-code', 'EHLO', 'EHLO gets 250 with no text and no keyword', () => reply(250, '', '')),
  reworded('ehlo-first-line-no-domain', 'EHLO', 'The EHLO reply does not begin with a domain', (good) => ({
    ...good,
    lines: ['*** hello ***', ...good.lines.slice(1)],
  })),
  reworded('ehlo-first-line-literal', 'EHLO', 'The EHLO reply begins with an address literal', (good) => ({
    ...good,
    lines: ['[127.0.0.1] at your service', ...good.lines.slice(1)],
  })),
  reworded('ehlo-greet-8bit', 'EHLO', 'The first line of the EHLO reply holds an 8-bit octet', (good) => ({
    ...good,
    lines: [`${good.lines[0]} caf\u00e9`, ...good.lines.slice(1)],
  })),
  reworded('ehlo-code-251', 'EHLO', 'EHLO gets 251', (good) => ({ ...good, code: 251 })),
  reworded('ehlo-no-extensions', 'EHLO', 'EHLO gets 250 and lists nothing', (good) => ({
    ...good,
    lines: good.lines.slice(0, 1),
  })),
  reworded(
    'ehlo-echoes-argument',
    'EHLO',
    'The EHLO reply is longer than 512 octets with what it repeats',
    (good) => ({
      ...good,
      lines: [`${good.lines[0]} ${'and again '.repeat(60)}`, ...good.lines.slice(1)],
    }),
  ),
  withKeyword('ehlo-keyword-malformed', 'EHLO lists a keyword that begins with a hyphen', '-BAD!'),
  withKeyword('ehlo-keyword-underscore', 'EHLO lists a keyword with an underscore', 'X_PRIVATE'),
  withKeyword('ehlo-unregistered-keyword', 'EHLO lists a keyword that is not registered', 'FROBNICATE'),
  withKeyword('ehlo-private-keyword', 'EHLO lists a private keyword (legal)', 'XFROBNICATE'),
  withKeyword('ehlo-lists-etrn', 'EHLO lists ETRN, which is not implemented', 'ETRN'),
  withKeyword('ehlo-lists-turn', 'EHLO lists TURN, which is not implemented', 'TURN'),
  withKeyword('ehlo-empty-line', 'The EHLO reply has a line with no keyword', ''),
  defineFault({
    name: 'ehlo-double-space',
    summary: 'Two spaces stand before the parameter of SIZE',
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        next(session).map((line) => line.replace(/^SIZE /, 'SIZE  ')),
      ),
  }),
  defineFault({
    name: 'ehlo-size-malformed',
    summary: 'The parameter of SIZE is no number',
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        next(session).map((line) => line.replace(/^SIZE .*/, 'SIZE big')),
      ),
  }),
  withoutExtension('PIPELINING'),
  withoutExtension('8BITMIME'),
  withoutExtension('SIZE'),
  withoutExtension('HELP'),
  withoutExtension('EXPN'),
  needsNoArgument('ehlo-argument-missing-accepted', 'EHLO'),
  needsNoArgument('helo-without-argument-accepted', 'HELO'),
  answerWhen('ehlo-without-argument-503', 'EHLO', 'EHLO with no argument gets 503', isBare, () =>
    badSequence('No'),
  ),
  answerWhen('helo-without-argument-503', 'HELO', 'HELO with no argument gets 503', isBare, () =>
    badSequence('No'),
  ),
  answerWhen(
    'ehlo-literal-refused-501',
    'EHLO',
    'EHLO with an address literal gets 501',
    (command) => command.argument.startsWith('['),
    () => badArgument('EHLO needs a domain'),
  ),
  always('helo-refused-502', 'HELO', 'HELO is not implemented (502)', () =>
    reply(502, '5.5.1', 'No HELO here'),
  ),
  defineFault({
    name: 'helo-not-counted',
    summary: 'HELO gets 250, and MAIL after it 503',
    apply: (behaviour) =>
      behaviour.wrap('HELO', (_command, session, next) => {
        const answer = next();
        session.hello = undefined;
        return answer;
      }),
  }),
  reworded('helo-lists-extensions', 'HELO', 'HELO is answered like EHLO', (good, session) => ({
    ...good,
    lines: [...good.lines, ...session.behaviour.seams.capabilities(session)],
  })),
  keepsTransaction('EHLO'),
  defineFault({
    name: 'ehlo-refused-clears-transaction',
    summary: 'An EHLO that is refused resets the transaction all the same',
    apply: (behaviour) =>
      behaviour.wrap('EHLO', (_command, session, next) => {
        session.transaction = undefined;
        return next();
      }),
  }),
  answerWhen('ehlo-second-refused-503', 'EHLO', 'A second EHLO gets 503', hasHello, () =>
    badSequence('Once only'),
  ),
  defineFault({
    name: 'ehlo-second-breaks-session',
    summary: 'After a second EHLO, answered 250, MAIL gets 503',
    apply: (behaviour) =>
      behaviour.wrap('EHLO', (command, session, next) => {
        const isSecond = hasHello(command, session);
        const answer = next();
        if (isSecond) session.hello = undefined;
        return answer;
      }),
  }),
];
