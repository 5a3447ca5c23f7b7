import type { Session } from '../../runner/net/index.js';

/** A reply line among other octets, such as an alert in front of it. */
const replyLine = /(?:^|[^0-9])([2-5][0-5][0-9])[ -][\x20-\x7e]*\r?\n/;
/** The last line of a reply, so that all of it is there. */
const lastLine = /(?:^|[^0-9])[2-5][0-5][0-9](?: [\x20-\x7e]*)?\r?\n/;

/** What came in clear where a session is past SMTP, or ought to be. */
export interface ClearAnswer {
  /** Of the first reply line; 0 where the octets hold none. */
  readonly code: number;
  /** All octets that came, latin1. */
  readonly octets: string;
  /** The server ended the connection, in order or not. */
  readonly ended: boolean;
}

/**
 * Sends octets in clear where TLS may be wanted, and waits for a reply in clear, for the end of the connection, or for `waitMs`.
 * @param enough  other octets that end the wait
 */
export async function sayInClear(
  open: Session,
  sent: string,
  waitMs: number,
  enough: (octets: string) => boolean = () => false,
): Promise<ClearAnswer> {
  let octets = '';
  const { kind } = await open.exchangeOctets(
    Buffer.from(sent, 'latin1'),
    (chunk) => {
      octets += chunk.toString('latin1');
      return lastLine.test(octets) || enough(octets) ? octets.length : undefined;
    },
    waitMs,
  );
  const code = Number(replyLine.exec(octets)?.[1] ?? 0);
  return { code, octets, ended: kind !== 'done' && kind !== 'timed-out' };
}
