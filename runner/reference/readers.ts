import { parseCommand } from './command.js';
import { badArgument, type Reply } from './reply.js';
import type { Reader, Session } from './session.js';
import { limits } from './site.js';

/** Reads one command line and answers it. */
export const readCommand: Reader = (session) => {
  const { seams } = session.behaviour;
  const found = seams.line(session.input);
  if ((found?.end ?? session.input.length) > seams.lineLimit(session)) {
    seams.overflow(session);
    return true;
  }
  if (found === undefined) {
    if (session.input.length > 0) seams.partialLine(session);
    return false;
  }
  const command = parseCommand(session.input.subarray(0, found.end));
  session.input = session.input.subarray(found.next);
  session.site.counters.commands += 1;
  session.answer(seams.dispatch(command, session), command.verb);
  return true;
};

/** Drops the input up to the end of the line, then answers it once. The rest of a long line is never a command. */
export function skipLine(answer: Reply | undefined, about: string): Reader {
  return (session) => {
    const found = session.behaviour.seams.line(session.input);
    if (found === undefined) {
      session.input = session.input.subarray(Math.max(0, session.input.length - 1));
      return false;
    }
    session.input = session.input.subarray(found.next);
    session.reader = readCommand;
    session.answer(answer, about);
    return true;
  };
}

/** Reads one line of a SASL exchange (RFC 4954 section 4) and hands it to `take`. */
export function readResponse(take: (response: string, session: Session) => Reply): Reader {
  return (session) => {
    const { seams } = session.behaviour;
    const found = seams.line(session.input);
    if ((found?.end ?? session.input.length) > seams.responseLimit()) {
      seams.responseOverflow(session);
      return true;
    }
    if (found === undefined) return false;
    const response = session.input.subarray(0, found.end).toString('latin1');
    session.input = session.input.subarray(found.next);
    session.reader = readCommand;
    session.answer(response === '*' ? badArgument('Cancelled', '5.7.0') : take(response, session), 'SASL');
    return true;
  };
}

/** How far the search for the end of data looks back over the border of two reads. */
const LOOK_BACK = 2048;
/** Octets kept of one message while it is read; dot-stuffing can at most double it. */
const KEPT = 2 * limits.message + 2;

/** Reads mail data up to its end, then hands the octets in front of the dot to `take`. */
export function readData(take: (data: Buffer, tooBig: boolean, session: Session) => Reply[]): Reader {
  // The CRLF of the DATA line counts as the line end before the first line (RFC 5321 section 4.1.1.4).
  let window: Buffer = Buffer.from('\r\n');
  let kept = [window];
  let total = window.length;
  return (session) => {
    if (session.input.length === 0) return false;
    const { seams } = session.behaviour;
    const base = total - window.length;
    const fresh = window.length;
    window = Buffer.concat([window, session.input]);
    kept.push(session.input);
    total += session.input.length;
    session.input = Buffer.alloc(0);
    const cut = seams.watchData(window);
    const end = cut === undefined ? seams.endOfData(window, fresh) : undefined;
    if (cut === undefined && end === undefined) {
      window = window.subarray(Math.max(0, window.length - LOOK_BACK));
      if (total > KEPT) kept = [];
      return true;
    }
    session.reader = readCommand;
    if (end !== undefined) session.input = window.subarray(end.next);
    const length = base + (end?.content ?? 0);
    const data =
      kept.length === 0 || length < 2
        ? Buffer.alloc(0)
        : withLineEnd(Buffer.concat(kept).subarray(2, length));
    const answers = cut === undefined ? take(data, total > KEPT, session) : [cut];
    for (const answer of answers) session.answer(answer, 'CONTENT');
    return true;
  };
}

// The line end in front of the dot is also the end of the last line of content.
const withLineEnd = (data: Buffer): Buffer => Buffer.concat([data, Buffer.from('\r\n')]);

/** Reads exactly `size` octets, whatever they are (RFC 3030 section 2), then hands them to `take`. */
export function readChunk(
  size: number,
  keep: boolean,
  take: (chunk: Buffer, session: Session) => Reply,
): Reader {
  const kept: Buffer[] = [];
  let missing = size;
  return (session) => {
    if (session.input.length === 0 && missing > 0) return false;
    const part = session.input.subarray(0, Math.min(missing, session.input.length));
    session.input = session.input.subarray(part.length);
    missing -= part.length;
    if (keep) kept.push(part);
    if (missing > 0) return true;
    session.reader = readCommand;
    session.answer(take(Buffer.concat(kept), session), 'BDAT');
    return true;
  };
}
