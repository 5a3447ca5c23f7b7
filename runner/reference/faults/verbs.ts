import { crlfLine, earlier, lineEndedBy } from '../endings.js';
import { closing, type Reply, reply } from '../reply.js';
import { defineFault, type Fault } from './define.js';
import { dispatches, isUnknown, ok, recode } from './helpers.js';

const isLower = (text: string): boolean => text === text.toLowerCase() && text !== text.toUpperCase();
const isMixed = (text: string): boolean => text !== text.toLowerCase() && text !== text.toUpperCase();
const notKnown = (): Reply => reply(500, '5.5.1', 'Command not recognized');

const recoded = (name: string, summary: string, from: number, to: number, enhanced: string): Fault =>
  defineFault({ name, summary, apply: (behaviour) => recode(behaviour, from, to, enhanced) });

const bareCr = (input: Buffer) => {
  for (let end = input.indexOf('\r'); end >= 0; end = input.indexOf('\r', end + 1)) {
    if (end + 1 < input.length && input[end + 1] !== 0x0a) return { end, next: end + 1 };
  }
  return undefined;
};

export const verbFaults: readonly Fault[] = [
  dispatches(
    'lowercase-verbs-refused',
    'Lower-case verbs get 500',
    ({ written }) => isLower(written),
    notKnown,
  ),
  dispatches(
    'mixed-case-verbs-refused',
    'Mixed-case verbs get 500',
    ({ written }) => isMixed(written),
    notKnown,
  ),
  dispatches(
    'lowercase-keywords-refused',
    'MAIL from: and RCPT to: get 501',
    ({ argument }) => /^(?:from|to):/.test(argument),
    () => reply(501, '5.5.4', 'Upper case, please'),
  ),
  dispatches(
    'trailing-blank-refused',
    'White space before CRLF gets 501',
    ({ line }) => /[ \t]$/.test(line),
    () => reply(501, '5.5.2', 'White space at the end'),
  ),
  dispatches('unknown-verb-250', 'An unknown verb gets 250', isUnknown, () => ok()),
  dispatches('unknown-verb-502', 'An unknown verb gets 502', isUnknown, () =>
    reply(502, '5.5.1', 'Not implemented'),
  ),
  dispatches('unknown-verb-closes', 'An unknown verb gets 500 and the connection closes', isUnknown, () =>
    closing(notKnown()),
  ),
  defineFault({
    name: 'unknown-verb-drops',
    summary: 'An unknown verb closes the connection without a reply',
    apply: (behaviour) =>
      behaviour.around('dispatch', (next, command, session) => {
        if (!isUnknown(command, session)) return next(command, session);
        session.end();
        return undefined;
      }),
  }),
  dispatches(
    'turn-555',
    'TURN gets 555',
    (command) => command.verb === 'TURN',
    () => reply(555, '5.5.4', 'No'),
  ),
  dispatches(
    'turn-accepted',
    'TURN gets 250',
    (command) => command.verb === 'TURN',
    () => reply(250, '2.0.0', 'Your turn'),
  ),
  defineFault({
    name: 'unknown-verb-no-reply',
    summary: 'An unknown verb gets no reply',
    apply: (behaviour) =>
      behaviour.around('dispatch', (next, command, session) =>
        isUnknown(command, session) ? undefined : next(command, session),
      ),
  }),
  defineFault({
    name: 'error-closes-session',
    summary: 'Every 5yz reply closes the connection',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) =>
        next(given.code >= 500 ? closing(given) : given, about, session),
      ),
  }),
  defineFault({
    name: 'error-loses-hello',
    summary: 'After a 5yz reply EHLO is needed again',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        if (given.code >= 500) session.hello = undefined;
        return next(given, about, session);
      }),
  }),
  defineFault({
    name: 'error-loses-transaction',
    summary: 'A 5yz reply drops the transaction',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) => {
        if (given.code >= 500) session.transaction = undefined;
        return next(given, about, session);
      }),
  }),
  recoded('bad-argument-500', 'Bad arguments get 500', 501, 500, '5.5.2'),
  recoded('bad-argument-503', 'Bad arguments get 503', 501, 503, '5.5.1'),
  recoded('bad-argument-553', 'Bad arguments get 553', 501, 553, '5.5.4'),
  recoded('bad-argument-accepted', 'Bad arguments get 250', 501, 250, '2.0.0'),
  recoded('bad-sequence-501', 'Bad sequence gets 501', 503, 501, '5.5.1'),
  recoded('bad-sequence-554', 'Bad sequence gets 554', 503, 554, '5.5.1'),
  recoded('bad-sequence-250', 'Bad sequence gets 250', 503, 250, '2.0.0'),
  recoded('known-verb-500', 'A known verb out of sequence gets 500', 503, 500, '5.5.1'),
  defineFault({
    name: 'bare-lf-ends-command',
    summary: 'A bare LF ends a command line',
    apply: (behaviour) =>
      behaviour.around('line', (next, input) => earlier(next(input), lineEndedBy(input, Buffer.from('\n')))),
  }),
  defineFault({
    name: 'bare-cr-ends-command',
    summary: 'A bare CR ends a command line',
    apply: (behaviour) => behaviour.around('line', (next, input) => earlier(next(input), bareCr(input))),
  }),
  defineFault({
    name: 'command-line-512-refused',
    summary: 'A command line of more than 256 octets gets 500',
    apply: (behaviour) => behaviour.around('lineLimit', () => 256),
  }),
  defineFault({
    name: 'command-line-512-closes',
    summary: 'A command line of more than 256 octets closes the connection',
    apply: (behaviour) => {
      behaviour.around('lineLimit', () => 256);
      behaviour.around('overflow', (_next, session) => session.end());
    },
  }),
  defineFault({
    name: 'command-line-overflow-executed',
    summary: 'What a command line has beyond 1100 octets is run as a command',
    apply: (behaviour) => {
      behaviour.around('lineLimit', () => 1100);
      behaviour.around('overflow', (_next, session) => {
        session.input = session.input.subarray(1100);
        session.answer(reply(500, '5.5.6', 'Line too long'), 'LINE');
      });
    },
  }),
  defineFault({
    name: 'command-line-nul-cut',
    summary: 'A command line ends for the parser at a NUL',
    apply: (behaviour) =>
      behaviour.around('line', (next, input) => {
        const found = next(input);
        const nul = input.indexOf(0);
        return found !== undefined && nul >= 0 && nul < found.end ? { ...found, end: nul } : found;
      }),
  }),
  defineFault({
    name: 'pipelined-input-lost',
    summary: 'Input behind the first command of a group is thrown away',
    apply: (behaviour) =>
      behaviour.around('dispatch', (next, command, session) => {
        const answer = next(command, session);
        if (crlfLine(session.input) !== undefined) session.input = Buffer.alloc(0);
        return answer;
      }),
  }),
];
