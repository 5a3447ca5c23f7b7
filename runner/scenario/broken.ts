/**
 * Known states of a session, each built on an earlier one:
 * `tcp` (TCP alone, on submissions too; nothing is read), `connected` (TLS done on submissions, greeting unread), `greeted`, `hello`
 * (EHLO, or LHLO on lmtp), `tls` (STARTTLS done, EHLO not yet said again), `secured` (hello, on submission inside TLS where that is offered, as the
 * service may insist on it), `authenticated` (AUTH inside TLS), `ready` (MAIL is welcome: hello on smtp and lmtp, authenticated on submission
 * services), `mail` (MAIL accepted), `recipient` (RCPT accepted). Beside them stands `authenticated-in-clear`: hello and AUTH with no
 * TLS, on loopback alone.
 */
export type Rung =
  | 'tcp'
  | 'connected'
  | 'greeted'
  | 'hello'
  | 'tls'
  | 'secured'
  | 'authenticated'
  | 'authenticated-in-clear'
  | 'ready'
  | 'mail'
  | 'recipient';

/** A rung that did not hold: the server would not let us get to where the question can be asked. */
export class LadderBroken extends Error {
  override readonly name = 'LadderBroken';

  /** @param rung  the one that did not hold  @param reason  in words */
  constructor(
    readonly rung: Rung,
    reason: string,
  ) {
    super(reason);
  }
}
