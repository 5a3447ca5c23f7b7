/** Longest waits, in milliseconds. */
export interface Deadlines {
  readonly connectMs: number;
  readonly greetingMs: number;
  readonly commandMs: number;
  /** For the reply that follows the end of mail data. */
  readonly dataMs: number;
  /** For everything on one connection. */
  readonly sessionMs: number;
}

/**
 * All deadlines from the one figure that users set. RFC 5321 section 4.5.3.2 asks clients for minutes; an audit that waits longer
 * than a tarpit (30 s) learns nothing more, so a wait that runs out is never a finding.
 */
export function deadlinesFor(timeoutMs: number): Deadlines {
  return {
    connectMs: Math.min(timeoutMs, 15_000),
    greetingMs: timeoutMs,
    commandMs: timeoutMs,
    dataMs: timeoutMs * 2,
    sessionMs: timeoutMs * 8,
  };
}

/** Wait for the server's own close after 221, or after a handshake that we gave up, in milliseconds. */
export const closeGraceMs = 2_000;
