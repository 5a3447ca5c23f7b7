import { badArgument, badSequence, reply } from '../reply.js';
import { defineFault, type Fault } from './define.js';
import { always, answerWhen, clearsTransaction, ok, withoutKeyword } from './helpers.js';

/** The verb is not implemented, and EHLO does not list it. */
const unsupported = (verb: string, code: number): Fault =>
  defineFault({
    name: `${verb.toLowerCase()}-unsupported-${code}`,
    summary: `${verb} gets ${code} and is not listed`,
    apply: (behaviour) => {
      withoutKeyword(behaviour, verb);
      behaviour.wrap(verb, () => reply(code, '5.5.1', 'Not implemented'));
    },
  });

const needsHello = (verb: string): Fault =>
  answerWhen(
    `${verb.toLowerCase()}-requires-hello`,
    verb,
    `${verb} before EHLO gets 503`,
    (_command, session) => session.hello === undefined,
    () => badSequence('Send EHLO first'),
  );

/** A name from the argument that can stand in a reply. */
const safeName = (argument: string): string => /^<?([A-Za-z0-9.+_-]+)/.exec(argument)?.[1] ?? 'someone';

export const informationFaults: readonly Fault[] = [
  unsupported('VRFY', 502),
  unsupported('VRFY', 500),
  unsupported('EXPN', 502),
  unsupported('HELP', 502),
  unsupported('HELP', 500),
  always('vrfy-listed-502', 'VRFY', 'VRFY is listed and gets 502', () =>
    reply(502, '5.5.1', 'Not implemented'),
  ),
  always('vrfy-554', 'VRFY', 'VRFY gets 554', () => reply(554, '5.7.1', 'Denied')),
  always('help-listed-502', 'HELP', 'HELP is listed and gets 502', () =>
    reply(502, '5.5.1', 'Not implemented'),
  ),
  always('expn-listed-502', 'EXPN', 'EXPN is listed and gets 502', () =>
    reply(502, '5.5.1', 'Not implemented'),
  ),
  always('vrfy-252', 'VRFY', 'VRFY gets 252 for every name (legal)', () =>
    reply(252, '2.1.5', 'Send some mail'),
  ),
  always('vrfy-550-for-all', 'VRFY', 'VRFY gets 550 for every name', () =>
    reply(550, '5.1.1', 'No such user'),
  ),
  defineFault({
    name: 'vrfy-250-for-all',
    summary: 'VRFY gets 250 for every name',
    apply: (behaviour) =>
      behaviour.wrap('VRFY', (command, session, next) => {
        const answer = next();
        const address = `<${safeName(command.argument)}@${session.site.domains[0]}>`;
        return answer?.code === 550 ? reply(250, '2.1.5', address) : answer;
      }),
  }),
  defineFault({
    name: 'vrfy-250-without-address',
    summary: 'VRFY gets 250 with no address in the text',
    apply: (behaviour) =>
      behaviour.wrap('VRFY', (_command, _session, next) => {
        const answer = next();
        return answer?.code === 250 ? reply(250, '2.1.5', 'User exists') : answer;
      }),
  }),
  defineFault({
    name: 'vrfy-without-brackets',
    summary: 'VRFY gives the address without angle brackets',
    apply: (behaviour) =>
      behaviour.wrap('VRFY', (_command, _session, next) => {
        const answer = next();
        return answer?.code === 250
          ? { ...answer, lines: answer.lines.map((line) => line.replace(/[<>]/g, '')) }
          : answer;
      }),
  }),
  answerWhen(
    'vrfy-mailbox-501',
    'VRFY',
    'VRFY with a full mailbox gets 501',
    ({ argument }) => argument.includes('@'),
    () => badArgument('A user name, please'),
  ),
  always('help-250', 'HELP', 'HELP gets 250', () => ok('Read the RFC')),
  answerWhen(
    'noop-argument-501',
    'NOOP',
    'NOOP with an argument gets 501',
    ({ argument }) => argument !== '',
    () => badArgument('NOOP takes no argument'),
  ),
  always('noop-refused-500', 'NOOP', 'NOOP gets 500', () => reply(500, '5.5.1', 'Command not recognized')),
  clearsTransaction('VRFY'),
  clearsTransaction('EXPN'),
  clearsTransaction('HELP'),
  clearsTransaction('NOOP'),
  needsHello('NOOP'),
  needsHello('VRFY'),
  needsHello('EXPN'),
  needsHello('HELP'),
];
