/** Where a session stands, as far as replies depend on it (RFC 5321 sections 3.1 to 3.8 and 4.1.4). */
export interface State {
  /**
   * `connected`: nothing said yet; `refused`: greeted by 554 or 521; `greeted`: no hello yet, or none since TLS began; `hello`: EHLO or
   * HELO was accepted; `closing`: 221 or 421 was said.
   */
  readonly stage: 'connected' | 'refused' | 'greeted' | 'hello' | 'closing';
  /** `mail`: MAIL was accepted; `recipient`: and at least one RCPT. */
  readonly transaction: 'none' | 'mail' | 'recipient';
  /** Some RCPT of this transaction was refused: a limit of the site may then refuse DATA too (section 4.5.3.1.10). */
  readonly turnedAway: boolean;
  /** MAIL was accepted in this session, so that a later 503 cannot mean that AUTH or TLS is wanted first. */
  readonly welcome: boolean;
  /** What the server reads next. `doomed`: mail data although no recipient was accepted, which may only fail (section 3.3). */
  readonly input: 'command' | 'data' | 'doomed' | 'sasl';
  readonly authenticated: boolean;
  /** A submission service, where MAIL before AUTH is out of order (RFC 6409 section 4.3). */
  readonly submission: boolean;
  /** LMTP: a reply for each accepted recipient ends the data (RFC 2033 section 4.2). */
  readonly lmtp: boolean;
  /** RCPT accepted in this transaction; counted on LMTP alone, where it matters. */
  readonly accepted: number;
  readonly secured: boolean;
  /** A hello inside TLS drew 554: the server finds TLS too weak, and may say so to whatever comes (RFC 3207 section 4.1). */
  readonly tooWeak: boolean;
}

/** A new connection. */
export function connected(submission: boolean, lmtp = false): State {
  return {
    stage: 'connected',
    transaction: 'none',
    turnedAway: false,
    welcome: false,
    input: 'command',
    authenticated: false,
    submission,
    lmtp,
    accepted: 0,
    secured: false,
    tooWeak: false,
  };
}

/** The same session with no transaction open. */
export function withoutTransaction(state: State): State {
  return { ...state, transaction: 'none', turnedAway: false, accepted: 0, input: 'command' };
}

/** After the TLS handshake the session is as after the greeting (RFC 3207 section 4.2), which may be still to come where TLS is implicit. */
export function afterTls({ stage, submission, lmtp }: State): State {
  return { ...connected(submission, lmtp), stage: stage === 'hello' ? 'greeted' : stage, secured: true };
}

/** In words, for a report. */
export function describeState({ stage, transaction, input }: State): string {
  if (input === 'data' || input === 'doomed') return 'while mail data was awaited';
  if (input === 'sasl') return 'inside an AUTH exchange';
  if (transaction === 'recipient') return 'with a sender and a recipient accepted';
  if (transaction === 'mail') return 'with a sender accepted and no recipient';
  return {
    connected: 'before the greeting',
    refused: 'after a greeting that refused the session',
    greeted: 'before any hello',
    hello: 'after the hello, with no transaction open',
    closing: 'after the server had said that it closes',
  }[stage];
}
