/** A message that came to the canary. Texts are octets as one character each (latin1). */
export interface Arrival {
  /** Address that it came from. */
  readonly peer: string;
  /** Argument of the peer's EHLO or HELO. */
  readonly helo: string;
  /** Reverse-path without brackets; '' is the null path. */
  readonly from: string;
  /** Forward-paths without brackets, as they were written. */
  readonly to: readonly string[];
  /** Size of the mail data. */
  readonly octets: number;
  /** The mail data as it crossed the wire, last line end included, dots stuffed and line ends untouched; at most `mostKept` octets of it. */
  readonly data: string;
}

/** What one looks for: the message itself, or the notification that it could not be delivered. */
export type ArrivalKind = 'message' | 'bounce';

/** A place where mail is seen again. */
export interface CanarySource {
  /** Where, in words, for the report. */
  readonly place: string;
  /** The first arrival of this kind that bears the token, already there or within so many milliseconds. @throws Error when the canary cannot be asked */
  wait(
    token: string,
    kind: ArrivalKind | 'either',
    waitMs: number,
    signal: AbortSignal | undefined,
  ): Promise<Arrival | undefined>;
}

/** Local-part of a mailbox on the canary's domain that mail with this token is sent to. */
export function messageLocalPart(token: string): string {
  return `smtpspec-${token}`;
}

/** Local-part of the reverse-path of such mail, to which a bounce comes. */
export function bounceLocalPart(token: string): string {
  return `smtpspec-bounce-${token}`;
}

/** Octets of mail data that are kept of one message. */
export const mostKept = 64 * 1024;

/** What it is of the message with this token; undefined where it has nothing to do with it. */
export function kindOf({ to, data }: Arrival, token: string): ArrivalKind | undefined {
  if (to.some((mailbox) => mailbox.toLowerCase().includes(bounceLocalPart(token)))) return 'bounce';
  return [...to, data].some((text) => text.includes(token)) ? 'message' : undefined;
}
