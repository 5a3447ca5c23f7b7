import { closing, type Reply, reply } from '../reply.js';
import type { Reader, Session } from '../session.js';
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

/** Ends a session a fifth of the time that it may be idle after its first octets of mail data, unless they have come to their end. */
const slowData = (name: string, what: string, end: (session: Session, count: number) => void): Fault =>
  defineFault({
    name,
    summary: `Mail data that is not complete a fifth of five minutes after it began ${what}`,
    apply: (behaviour) => {
      let ended = 0;
      behaviour.wrap('DATA', (_command, _session, next) => {
        const given = next();
        if (given?.code !== 354) return given;
        return {
          ...given,
          follow: (session) => {
            given.follow?.(session);
            const read = session.reader;
            let begun = false;
            const reader: Reader = (it) => {
              if (!begun && it.input.length > 0) {
                begun = true;
                setTimeout(() => {
                  if (it.reader !== reader) return;
                  ended += 1;
                  end(it, ended);
                }, it.site.idleMs / 5).unref();
              }
              return read(it);
            };
            session.reader = reader;
          },
        };
      });
    },
  });

const mostSessions = 5;
const turnedAway = 'Too many connections';

/** What a session draws in place of its greeting; undefined closes the connection. */
const inPlaceOfGreeting = (session: Session, code: 421 | 554 | undefined): Reply | undefined => {
  const text = `${session.site.hostname} ${turnedAway}`;
  if (code === 421) return closing(reply(421, '', text));
  if (code === 554) return reply(554, '', text);
  session.end();
  return undefined;
};

/** Of each service; who is turned away does not count. */
const sessions = (name: string, what: string, code: 421 | 554 | undefined): Fault =>
  defineFault({
    name,
    summary: `A session beyond ${mostSessions} at once ${what}`,
    apply: (behaviour) => {
      const open = new Set<Session>();
      behaviour.around('greeting', (next, session) => {
        const others = [...open].filter(({ service }) => service === session.service);
        if (others.length >= mostSessions) return inPlaceOfGreeting(session, code);
        open.add(session);
        session.socket.once('close', () => open.delete(session));
        return next(session);
      });
    },
  });

/** Of each service, since the server was started. */
const connects = (name: string, what: string, from: number, to: number, code: 421 | undefined): Fault =>
  defineFault({
    name,
    summary: `Connections number ${from} to ${to} of a service ${what}`,
    apply: (behaviour) => {
      const counts = new Map<string, number>();
      behaviour.around('greeting', (next, session) => {
        const count = (counts.get(session.service) ?? 0) + 1;
        counts.set(session.service, count);
        return count < from || count > to ? next(session) : inPlaceOfGreeting(session, code);
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
  slowData('slow-data-421', 'gets 421, and the connection closes', (session) =>
    session.shutDown('4.4.2', 'Too slow'),
  ),
  slowData('slow-data-drops', 'closes the connection', (session) => session.end()),
  slowData('slow-data-drops-once', 'closes the connection, once', (session, count) => {
    if (count === 1) session.end();
  }),
  sessions('session-limit-5-421', 'is greeted with 421, and the connection closes (legal)', 421),
  sessions('session-limit-5-554', 'is greeted with 554', 554),
  sessions('session-limit-5-drops', 'gets no greeting, and the connection closes', undefined),
  connects('connects-16-to-18-421', 'are greeted with 421, and the connection closes (legal)', 16, 18, 421),
  connects('connects-16-to-18-drop', 'get no greeting, and the connection closes', 16, 18, undefined),
  connects('connects-16-to-60-421', 'are greeted with 421, and the connection closes (legal)', 16, 60, 421),
];
