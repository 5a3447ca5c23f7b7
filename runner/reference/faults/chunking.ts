import { startData } from '../commands/data.js';
import { readCommand } from '../readers.js';
import { badSequence, reply } from '../reply.js';
import { defineFault, type Fault } from './define.js';
import { always, withoutKeyword } from './helpers.js';

export const chunkingFaults: readonly Fault[] = [
  defineFault({
    name: 'chunking-not-offered',
    summary: 'CHUNKING is not listed and BDAT gets 500 (legal)',
    apply: (behaviour) => {
      withoutKeyword(behaviour, 'CHUNKING');
      behaviour.wrap('BDAT', () => reply(500, '5.5.1', 'Command not recognized'));
    },
  }),
  always('bdat-listed-502', 'BDAT', 'CHUNKING is listed and BDAT gets 502', () =>
    reply(502, '5.5.1', 'Not implemented'),
  ),
  defineFault({
    name: 'bdat-refused-chunk-executed',
    summary: 'The octets of a chunk that is out of sequence are run as commands',
    apply: (behaviour) =>
      behaviour.wrap('BDAT', (_command, session, next) =>
        (session.transaction?.recipients.length ?? 0) === 0 ? badSequence('Send RCPT first') : next(),
      ),
  }),
  defineFault({
    name: 'bdat-then-data-accepted',
    summary: 'DATA after BDAT in one transaction gets 354',
    apply: (behaviour) =>
      behaviour.wrap('DATA', (_command, session, next) =>
        session.transaction?.chunks === undefined ? next() : startData(),
      ),
  }),
  defineFault({
    name: 'bdat-after-last-accepted',
    summary: 'BDAT after BDAT LAST gets 250',
    apply: (behaviour) =>
      behaviour.around('complete', (next, session) => {
        if (session.transaction?.chunks === undefined) next(session);
      }),
  }),
  defineFault({
    name: 'bdat-chunk-no-reply',
    summary: 'Only the last chunk gets a reply',
    apply: (behaviour) =>
      behaviour.around('reply', (next, given, about, session) =>
        about === 'BDAT' && given.code === 250 && session.transaction !== undefined
          ? undefined
          : next(given, about, session),
      ),
  }),
  defineFault({
    name: 'bdat-dot-line-ends-chunk',
    summary:
      'A dot alone on a line ends a chunk, whatever its line ends, and the rest of it is run as commands',
    apply: (behaviour) =>
      behaviour.wrap('BDAT', (command, session, next) => {
        const size = Number(/^\d{1,20}/.exec(command.argument)?.[0]);
        if (Number.isNaN(size)) return next();
        session.reader = (reading) => {
          const found = /(?:\r\n|\r|\n)\.(?:\r\n|\r|\n)/.exec(reading.input.toString('latin1'));
          const end = found === null ? size : Math.min(size, found.index + found[0].length);
          if (reading.input.length < end) return false;
          reading.reader = readCommand;
          reading.answer(
            next({ ...command, argument: command.argument.replace(/^\d+/, String(end)) }),
            'BDAT',
          );
          return true;
        };
        return undefined;
      }),
  }),
];
