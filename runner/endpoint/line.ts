import type { Session } from '../net/index.js';

/** The server would not let us ask: STARTTLS refused, 421, no connection. The message says what it did, in words. */
export class NotSeen extends Error {
  override readonly name = 'NotSeen';
}

/** In place of a handshake the server said in clear that it wants no more of us. */
export class TurnedAway extends NotSeen {}

/** Connections to one service, each at the point where a ClientHello is due. */
export interface Line {
  /** SNI and the name that the certificate is held against; may be an IP address. */
  readonly serverName: string;
  /** TLS comes first, so that the greeting comes inside it. */
  readonly implicitTls: boolean;
  /**
   * Lends one connection, and ends it afterwards; its transcript becomes evidence.
   * @param newest  of the versions that an ordinary handshake on it offers; every one that Node speaks, unless given
   * @throws NotSeen when there is none to be had, or the server resets it before a hello was due
   */
  use<T>(work: (session: Session) => Promise<T>, newest?: 'TLSv1.2'): Promise<T>;
}
