import { readCommand } from '../readers.js';
import { badArgument, badSequence, closing, reply } from '../reply.js';
import type { Session } from '../session.js';
import { limits } from '../site.js';
import { defineFault, type Fault } from './define.js';
import { answerWhen } from './helpers.js';

/** A size keeps so many bits of the number. */
const lengthOf = (bits: number): Fault =>
  defineFault({
    name: `bdat-length-${bits}-bits`,
    summary: `Of the size of a chunk the server keeps ${bits} bits`,
    apply: (behaviour) =>
      behaviour.wrap('BDAT', (command, _session, next) => {
        const [, digits, rest = ''] = /^(\d+)(.*)$/.exec(command.argument) ?? [];
        if (digits === undefined) return next();
        return next({ ...command, argument: `${BigInt.asUintN(bits, BigInt(digits))}${rest}` });
      }),
  });

/** What does not fit into so many bits is refused, and a number that is below zero with its sign is no octets at all. */
const signedLengthOf = (bits: number): Fault =>
  defineFault({
    name: `bdat-length-${bits}-bits-signed`,
    summary: `The size of a chunk is checked to fit into ${bits} bits, and then read with a sign; what does not fit gets 521, and the connection closes`,
    apply: (behaviour) =>
      behaviour.wrap('BDAT', (command, _session, next) => {
        const [, digits, rest = ''] = /^(\d+)(.*)$/.exec(command.argument) ?? [];
        if (digits === undefined) return next();
        if (BigInt(digits) >= 1n << BigInt(bits)) return closing(reply(521, '5.5.4', 'The chunk is too big'));
        const size = BigInt.asIntN(bits, BigInt(digits));
        return next({ ...command, argument: `${size < 0n ? 0n : size}${rest}` });
      }),
  });

/** The server does not count octets; `measure` says how many it reads, undefined when it waits for more. */
const counts = (
  name: string,
  summary: string,
  measure: (input: Buffer, size: number) => number | undefined,
): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.wrap('BDAT', (command, session, next) => {
        const [, digits, rest = ''] = /^(\d{1,9})(.*)$/.exec(command.argument) ?? [];
        if (digits === undefined) return next();
        session.reader = () => {
          const octets = measure(session.input, Number(digits));
          if (octets === undefined) return false;
          session.reader = readCommand;
          session.answer(next({ ...command, argument: `${octets}${rest}` }), 'BDAT');
          return true;
        };
        return undefined;
      }),
  });

/** How many octets make `size` units, each match of `unit` being one. */
function octetsOf(
  input: Buffer,
  size: number,
  encoding: 'latin1' | 'utf8',
  unit: RegExp,
): number | undefined {
  const units = input.toString(encoding).match(unit) ?? [];
  return units.length < size ? undefined : Buffer.byteLength(units.slice(0, size).join(''), encoding);
}

const sizeOf = (argument: string): number => Number(/^\d+/.exec(argument)?.[0] ?? 0);

/** Sessions in which a chunk was refused. */
const failed = new WeakSet<Session>();
/** Chunks that outlived a RSET. */
const leftover = new WeakMap<Session, Buffer[]>();

export const chunkingLieFaults: readonly Fault[] = [
  lengthOf(32),
  lengthOf(64),
  signedLengthOf(32),
  signedLengthOf(64),
  defineFault({
    name: 'bdat-length-lenient',
    summary: 'BDAT takes for its size what a number can be made of',
    apply: (behaviour) =>
      behaviour.wrap('BDAT', (command, _session, next) => {
        const [size = '', ...rest] = command.argument.replaceAll('"', '').split(' ');
        const number = size.startsWith('-')
          ? BigInt.asUintN(32, BigInt(size))
          : Number.parseInt(size, size.startsWith('0x') ? 16 : 10);
        return Number.isNaN(number) ? next() : next({ ...command, argument: [number, ...rest].join(' ') });
      }),
  }),
  defineFault({
    name: 'bdat-length-octal',
    summary: 'The size of a chunk is read as octal where it begins with 0',
    apply: (behaviour) =>
      behaviour.wrap('BDAT', (command, _session, next) =>
        next({
          ...command,
          argument: command.argument.replace(/^0\d+/, (size) => `${Number.parseInt(size, 8)}`),
        }),
      ),
  }),
  answerWhen(
    'bdat-bad-length-521-closes',
    'BDAT',
    'A BDAT that is not well formed gets 521, and the connection closes',
    ({ argument }) => !/^\d{1,20}( LAST)?$/i.test(argument),
    () => closing(reply(521, '5.5.4', 'BDAT needs a chunk size')),
  ),
  answerWhen(
    'bdat-big-chunk-552-closes',
    'BDAT',
    'A chunk above the limit of a message gets 552 at once, and the connection closes',
    ({ argument }) => sizeOf(argument) > limits.message,
    () => closing(reply(552, '5.3.4', 'Message is too big')),
  ),
  answerWhen(
    'bdat-big-chunk-552-executed',
    'BDAT',
    'A chunk above the limit of a message gets 552 at once, and its octets are run as commands',
    ({ argument }) => sizeOf(argument) > limits.message,
    () => reply(552, '5.3.4', 'Message is too big'),
  ),
  counts('bdat-counts-characters', 'The size of a chunk counts characters of UTF-8', (input, size) =>
    octetsOf(input, size, 'utf8', /[\s\S]/g),
  ),
  counts('bdat-counts-crlf-once', 'In the size of a chunk CRLF counts as one octet', (input, size) =>
    octetsOf(input, size, 'latin1', /\r\n|[\s\S]/g),
  ),
  counts('bdat-counts-bare-lf-twice', 'In the size of a chunk a bare LF counts as CRLF', (input, size) => {
    for (let octets = 0, counted = 0; octets <= input.length; octets += 1) {
      if (counted >= size) return octets;
      counted += input[octets] === 0x0a && input[octets - 1] !== 0x0d ? 2 : 1;
    }
    return undefined;
  }),
  defineFault({
    name: 'bdat-pipelined-chunk-executed',
    summary: 'The octets of a chunk behind a failed one are run as commands',
    apply: (behaviour) =>
      behaviour.wrap('BDAT', (_command, session, next) => {
        if ((session.transaction?.recipients.length ?? 0) > 0) return next();
        if (failed.has(session)) return badSequence('Send RSET first');
        failed.add(session);
        return next();
      }),
  }),
  defineFault({
    name: 'bdat-out-of-order-554',
    summary: 'BDAT out of order gets 554',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) =>
        next(about === 'BDAT' && given.code === 503 ? { ...given, code: 554 } : given, about, session),
      ),
  }),
  answerWhen(
    'bdat-then-data-554',
    'DATA',
    'DATA after BDAT in one transaction gets 554',
    (_command, session) => session.transaction?.chunks !== undefined,
    () => reply(554, '5.5.1', 'The transaction uses BDAT'),
  ),
  defineFault({
    name: 'rset-keeps-chunks',
    summary: 'The chunks before RSET go into the next message',
    apply: (behaviour) => {
      behaviour.wrap('RSET', (_command, session, next) => {
        const chunks = session.transaction?.chunks;
        if (chunks !== undefined) leftover.set(session, chunks);
        return next();
      });
      behaviour.wrap('RCPT', (_command, session, next) => {
        const answer = next();
        const chunks = leftover.get(session);
        const { transaction } = session;
        if (transaction !== undefined && transaction.recipients.length > 0 && chunks !== undefined)
          transaction.chunks = chunks;
        return answer;
      });
    },
  }),
  answerWhen(
    'bdat-empty-last-501',
    'BDAT',
    'A last chunk with nothing in it gets 501',
    ({ argument }) => /^0+ LAST$/i.test(argument),
    () => badArgument('A chunk holds at least one octet'),
  ),
  defineFault({
    name: 'bdat-last-case-sensitive',
    summary: 'BDAT with LAST in lower case gets 501',
    apply: (behaviour) =>
      behaviour.wrap('BDAT', (command, _session, next) =>
        next({ ...command, argument: command.argument.replace(/ (?!LAST$)\S+$/, ' OTHER') }),
      ),
  }),
  defineFault({
    name: 'bdat-other-marker-taken',
    summary: 'Of what stands behind the size of a chunk only LAST alone is read, the rest is ignored',
    apply: (behaviour) =>
      behaviour.wrap('BDAT', (command, _session, next) =>
        next({ ...command, argument: command.argument.replace(/^(\d+) (?!LAST$).*$/i, '$1') }),
      ),
  }),
  defineFault({
    name: 'bdat-451',
    summary: 'Every chunk that fits gets 451',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) =>
        next(
          about === 'BDAT' && given.code === 250 ? reply(451, '4.3.0', 'Try again later') : given,
          about,
          session,
        ),
      ),
  }),
];
