import { startData } from '../commands/data.js';
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
];
