import { closing, type Reply, reply } from '../reply.js';
import type { Session } from '../session.js';
import { defineFault, type Fault } from './define.js';

const mostTransactions = 40;

/** What the MAIL behind those draws; undefined closes the connection. */
const transactions = (name: string, what: string, answer: (session: Session) => Reply | undefined): Fault =>
  defineFault({
    name,
    summary: `MAIL number ${mostTransactions + 1} of a session and all behind it ${what}`,
    apply: (behaviour) => {
      const begun = new WeakMap<Session, number>();
      behaviour.wrap('MAIL', (_command, session, next) => {
        const count = (begun.get(session) ?? 0) + 1;
        begun.set(session, count);
        if (count <= mostTransactions) return next();
        const given = answer(session);
        if (given === undefined) session.end();
        return given;
      });
    },
  });

/** Other parameters of SIZE, which say that there is no fixed limit, or say nothing (RFC 1870 section 3). */
const size = (name: string, line: string, summary: string): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      behaviour.around('capabilities', (next, session) =>
        next(session).map((keyword) => (keyword.startsWith('SIZE ') ? line : keyword)),
      ),
  });

/** Ends a session whose command line is not complete in a fifth of the time that it may be idle. */
const slowLine = (name: string, what: string, end: (session: Session) => void): Fault =>
  defineFault({
    name,
    summary: `A command line that is not complete after a fifth of five minutes ${what}`,
    apply: (behaviour) => {
      const begun = new WeakSet<Session>();
      behaviour.around('partialLine', (next, session) => {
        next(session);
        if (begun.has(session)) return;
        begun.add(session);
        setTimeout(() => {
          if (session.input.length > 0 && !session.ended) end(session);
        }, session.site.idleMs / 5).unref();
      });
    },
  });

export const limitFaults: readonly Fault[] = [
  transactions('mail-limit-40-421', 'gets 421, and the connection closes (legal)', ({ site }) =>
    closing(reply(421, '4.7.0', `${site.hostname} Too many transactions`)),
  ),
  transactions('mail-limit-40-452', 'gets 452 (legal)', () => reply(452, '4.5.3', 'Too many transactions')),
  transactions('mail-limit-40-550', 'gets 550', () => reply(550, '5.7.1', 'Too many transactions')),
  transactions('mail-limit-40-drops', 'closes the connection', () => undefined),
  size('ehlo-size-zero', 'SIZE 0', 'SIZE is listed with 0: no fixed limit (legal)'),
  size('ehlo-size-bare', 'SIZE', 'SIZE is listed with no number (legal)'),
  slowLine('slow-line-421', 'gets 421, and the connection closes', (session) =>
    session.shutDown('4.4.2', 'Too slow'),
  ),
  slowLine('slow-line-drops', 'closes the connection', (session) => session.end()),
];
