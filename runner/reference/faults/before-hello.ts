import type { Behaviour } from '../behaviour.js';
import type { Command } from '../command.js';
import type { Reply } from '../reply.js';
import type { Reader, Session } from '../session.js';

/** Content type of a TLS handshake record, and the first octet of its version (RFC 8446 section 5.1). */
const HANDSHAKE = Buffer.from([0x16, 0x03]);
const RECORD_HEADER = 5;

/** What stands in the place of the upgrade behind the 220 to STARTTLS; `upgrade` is the upgrade as it was. */
export function afterGo(
  behaviour: Behaviour,
  instead: (session: Session, upgrade: (session: Session) => void) => void,
): void {
  behaviour.wrap('STARTTLS', (_command: Command, _session, next): Reply | undefined => {
    const answer = next();
    if (answer?.follow === undefined || answer.code !== 220) return answer;
    const { follow } = answer;
    return { ...answer, follow: (session) => instead(session, follow) };
  });
}

/** Waits for a ClientHello; what comes before it goes to `take` at once, and then the ClientHello to TLS, untouched. */
export function untilHello(take: (clear: Buffer, session: Session) => void, secure: () => void): Reader {
  return (session) => {
    if (session.input.length === 0) return false;
    const at = session.input.indexOf(HANDSHAKE);
    const clear = at < 0 ? session.input : session.input.subarray(0, at);
    const hello = at < 0 ? Buffer.alloc(0) : session.input.subarray(at);
    session.input = hello;
    if (clear.length > 0) take(clear, session);
    if (hello.length === 0) return false;
    giveBack(session);
    secure();
    return false;
  };
}

/** Waits for the first octets, whatever they are, and leaves them in the input. */
export function onFirstOctets(act: (session: Session) => void): Reader {
  return (session) => {
    if (session.input.length === 0) return false;
    act(session);
    return false;
  };
}

export function beginsHello(input: Buffer): boolean {
  return input.subarray(0, HANDSHAKE.length).equals(HANDSHAKE.subarray(0, input.length));
}

/** Hands the octets in the input back to the stream, so that TLS gets them. */
export function giveBack(session: Session): void {
  const { input, stream } = session;
  session.input = Buffer.alloc(0);
  // A stream that flows would hand them to the session again.
  stream.pause();
  stream.unshift(input);
}

/** Octets of the record at the start of the input, header included; undefined until all of it is there. */
export function recordLength(input: Buffer): number | undefined {
  if (input.length < RECORD_HEADER) return undefined;
  const length = RECORD_HEADER + input.readUInt16BE(3);
  return input.length < length ? undefined : length;
}
