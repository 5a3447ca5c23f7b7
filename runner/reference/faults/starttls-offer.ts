import { reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';
import { dispatches, withoutKeyword } from './helpers.js';

/** What RFC 3207 section 4 leaves open to a client where TLS is demanded. */
const preTls = ['NOOP', 'EHLO', 'STARTTLS', 'QUIT'];

const demands = (name: string, summary: string, code: number, enhanced: string): Fault =>
  dispatches(
    name,
    summary,
    ({ verb }, session) => !session.secure && !preTls.includes(verb),
    () => reply(code, enhanced, 'Must issue a STARTTLS command first'),
  );

/** The STARTTLS line of the EHLO reply in another form. */
const listed = (name: string, summary: string, line: string): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        next(session).map((given) => (given === 'STARTTLS' ? line : given)),
      ),
  });

/** How STARTTLS is listed, hidden and demanded. */
export const starttlsOfferFaults: readonly Fault[] = [
  defineFault({
    name: 'starttls-not-offered',
    summary: 'STARTTLS is not listed and gets 502 (legal)',
    apply: (behaviour) => {
      withoutKeyword(behaviour, 'STARTTLS');
      behaviour.wrap('STARTTLS', () => reply(502, '5.5.1', 'Not implemented'));
    },
  }),
  defineFault({
    name: 'starttls-masked',
    summary: 'The STARTTLS line and the verb are masked, as by a firewall on the way',
    apply: (behaviour) => {
      behaviour.around('capabilities', (next, session) =>
        next(session).map((line) => (line === 'STARTTLS' ? 'XXXXXXXA' : line)),
      );
      behaviour.wrap('STARTTLS', () => reply(500, '5.5.1', 'Command not recognized'));
    },
  }),
  defineFault({
    name: 'ehlo-keywords-masked',
    summary: 'Keywords but STARTTLS are masked, as by a firewall on the way',
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        next(session).map((line) =>
          line === 'CHUNKING' || line === 'SMTPUTF8' ? 'X'.repeat(line.length) : line,
        ),
      ),
  }),
  defineFault({
    name: 'greeting-masked',
    summary: 'The text of the greeting is masked, as by a firewall on the way',
    apply: (behaviour) =>
      behaviour.around('greeting', () => reply(220, '', '*'.repeat(30) + '2'.repeat(2) + '*'.repeat(12))),
  }),
  defineFault({
    name: 'starttls-hidden',
    summary: 'STARTTLS is served, but not listed',
    apply: (behaviour) => withoutKeyword(behaviour, 'STARTTLS'),
  }),
  defineFault({
    name: 'starttls-sometimes',
    summary: 'STARTTLS is listed on every other connection',
    apply: (behaviour) => {
      const hides = new WeakSet<Session>();
      let connections = 0;
      behaviour.around('accept', (next, session) => {
        if (connections++ % 2 === 1) hides.add(session);
        next(session);
      });
      behaviour.around('capabilities', (next, session) =>
        next(session).filter((line) => line !== 'STARTTLS' || !hides.has(session)),
      );
    },
  }),
  defineFault({
    name: 'starttls-required',
    summary: 'MAIL in the clear gets 530 on every port',
    apply: (behaviour) =>
      behaviour.around('admission', (next, session) =>
        session.secure ? next(session) : reply(530, '5.7.0', 'Must issue a STARTTLS command first'),
      ),
  }),
  listed('starttls-keyword-parameter', 'The STARTTLS keyword has a parameter', 'STARTTLS REQUIRED'),
  listed('starttls-masked-served', 'The STARTTLS line is masked, and the command is served', 'XXXXXXXA'),
  demands('starttls-demanded', 'All but NOOP, EHLO, STARTTLS and QUIT gets 530 in clear', 530, '5.7.0'),
  demands('starttls-demanded-550', 'All but NOOP, EHLO, STARTTLS and QUIT gets 550 in clear', 550, '5.7.0'),
  demands('starttls-demanded-5.7.1', 'What gets 530 in clear for want of TLS says 5.7.1', 530, '5.7.1'),
];
