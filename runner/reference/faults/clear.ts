import type { Behaviour } from '../behaviour.js';
import { readCommand } from '../readers.js';
import type { Session } from '../session.js';
import { afterGo, beginsHello, giveBack, onFirstOctets, recordLength, untilHello } from './before-hello.js';
import { tapForClear } from './clear-tap.js';
import { defineFault, type Fault } from './define.js';

/** Fatal alert handshake_failure in a TLS 1.2 record (RFC 5246 section 7.2). */
const HANDSHAKE_FAILURE = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]);
/** No ClientHello that asks for a handshake worth the name is shorter, in octets. */
const SHORTEST_HELLO = 120;
/** Octets that say nothing for so long, in milliseconds, are no client that begins with TLS. */
const SILENT_MS = 300;

/** After a failed handshake the session goes on in clear, as `state` leaves it. */
function goesOnInClear(behaviour: Behaviour, state: (session: Session) => void): void {
  afterGo(behaviour, (session, upgrade) => {
    session.reader = () => {
      const isHello = beginsHello(session.input);
      const length = isHello ? recordLength(session.input) : session.input.length;
      if (session.input.length === 0 || length === undefined) return false;
      if (isHello && length > SHORTEST_HELLO) {
        giveBack(session);
        upgrade(session);
        return false;
      }
      session.input = session.input.subarray(length);
      session.write(HANDSHAKE_FAILURE);
      state(session);
      session.reader = readCommand;
      return true;
    };
  });
}

/** On submissions, in the place of TLS. */
function onImplicit(behaviour: Behaviour, instead: (session: Session, secure: () => void) => void): void {
  behaviour.around('accept', (next, session) => {
    if (session.service === 'submissions') instead(session, () => next(session));
    else next(session);
  });
}

/** What a client of submissions meets that does not begin with TLS, nor with anything. */
const meetsSilence = (name: string, summary: string, act: (session: Session) => void): Fault =>
  defineFault({
    name,
    summary,
    apply: (behaviour) =>
      onImplicit(behaviour, (session, secure) => {
        const timer = setTimeout(() => act(session), SILENT_MS);
        session.transport.once('close', () => clearTimeout(timer));
        session.reader = onFirstOctets(() => {
          clearTimeout(timer);
          giveBack(session);
          secure();
        });
      }),
  });

/** What a session does in clear and what in TLS, where the one should have become the other, or the other way round. */
export const clearFaults: readonly Fault[] = [
  defineFault({
    name: 'starttls-clear-lines-executed',
    summary: 'Lines in clear between the 220 to STARTTLS and the ClientHello are run as commands inside TLS',
    apply: (behaviour) => {
      let held: Buffer = Buffer.alloc(0);
      behaviour.around('leftover', (next, input) => Buffer.concat([held, next(input)]));
      afterGo(behaviour, (session, upgrade) => {
        const clear: Buffer[] = [];
        // What stood behind STARTTLS in the same segment is dropped, so that this is not the same as `starttls-buffer-executed`.
        session.input = Buffer.alloc(0);
        session.reader = untilHello(
          (octets) => clear.push(octets),
          () => {
            held = Buffer.concat(clear);
            upgrade(session);
            held = Buffer.alloc(0);
          },
        );
      });
    },
  }),
  defineFault({
    name: 'starttls-clear-lines-answered',
    summary: 'Lines in clear between the 220 to STARTTLS and the ClientHello are answered in clear',
    apply: (behaviour) =>
      afterGo(behaviour, (session, upgrade) => {
        session.reader = () => {
          if (session.input.length === 0 || !beginsHello(session.input)) return readCommand(session);
          giveBack(session);
          upgrade(session);
          return false;
        };
      }),
  }),
  defineFault({
    name: 'starttls-failed-goes-on',
    summary: 'After a failed handshake commands are read in clear, by a server that knows so (legal)',
    apply: (behaviour) => goesOnInClear(behaviour, (session) => session.behaviour.seams.forget(session)),
  }),
  defineFault({
    name: 'starttls-failed-counts',
    summary: 'After a failed handshake commands are read in clear as if TLS had begun',
    apply: (behaviour) =>
      goesOnInClear(behaviour, (session) => {
        session.behaviour.seams.forget(session);
        session.secure = true;
      }),
  }),
  defineFault({
    name: 'clear-after-close-notify',
    summary: 'After close_notify octets in clear are read as if they had come inside TLS',
    apply: (behaviour) => {
      afterGo(behaviour, (session, upgrade) => {
        tapForClear(session);
        upgrade(session);
      });
      onImplicit(behaviour, (session, secure) => {
        tapForClear(session);
        secure();
      });
    },
  }),
  defineFault({
    name: 'commands-after-close-notify',
    summary: 'After close_notify commands are read in clear; an open DATA or BDAT is forgotten',
    apply: (behaviour) => {
      const read = (session: Session) => {
        session.secure = false;
        session.behaviour.seams.forget(session);
        session.reader = readCommand;
      };
      afterGo(behaviour, (session, upgrade) => {
        tapForClear(session, read);
        upgrade(session);
      });
      onImplicit(behaviour, (session, secure) => {
        tapForClear(session, read);
        secure();
      });
    },
  }),
  defineFault({
    name: 'implicit-tls-optional',
    summary: 'A client of submissions that does not begin with TLS is served in clear',
    apply: (behaviour) =>
      onImplicit(behaviour, (session, secure) => {
        session.reader = onFirstOctets(() => {
          if (!beginsHello(session.input)) {
            session.behaviour.seams.greet(session);
            session.run();
            return;
          }
          giveBack(session);
          secure();
        });
      }),
  }),
  meetsSilence(
    'implicit-tls-greets-silent-client',
    'A client of submissions that says nothing for a while is greeted in clear',
    (session) => session.behaviour.seams.greet(session),
  ),
  meetsSilence(
    'implicit-tls-drops-silent-client',
    'A client of submissions that says nothing for a while is dropped (legal)',
    (session) => session.stream.destroy(),
  ),
];
