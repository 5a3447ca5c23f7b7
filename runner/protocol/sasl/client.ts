/** What somebody logs in with: a password, a bearer token, a client certificate, or several of them. */
export interface Credentials {
  /** Login name: the authentication identity. */
  readonly user: string;
  readonly password?: string;
  /** Bearer token (RFC 6750), for XOAUTH2 and OAUTHBEARER. */
  readonly token?: string;
  /** For EXTERNAL, PEM; shown to the server in the sessions that log in, and in no others. */
  readonly certificate?: ClientCertificate;
}

export interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
}

/**
 * The server's proof that it knows the secret too. `none`: the mechanism has no such proof; `missing`: it has, and the server has
 * not given it yet.
 */
export type ServerProof = 'none' | 'missing' | 'verified';

/** The client side of one SASL exchange (RFC 4422); it holds the secrets and speaks in octets, base64 is left to the protocol. */
export interface SaslClient {
  readonly mechanism: string;
  /** The initial response; undefined where the server speaks first. */
  start(): Buffer | undefined;
  /** The answer to a challenge. @throws CannotGoOn where there is none; the exchange is then cancelled */
  respond(challenge: Buffer): Buffer;
  readonly proof: ServerProof;
  /** What it has computed from the secret until now, as it was sent, so that nobody shows it. */
  readonly digests: readonly string[];
}

/** The client has no answer to a challenge: it makes no sense in this mechanism, or the server has proved to be somebody else. */
export class CannotGoOn extends Error {
  override readonly name = 'CannotGoOn';

  /** @param falseProof  the server gave a proof, and it was wrong */
  constructor(
    reason: string,
    readonly falseProof = false,
  ) {
    super(reason);
  }
}

/** Client of a mechanism that says all it has to say at once (PLAIN and its like), and has nothing to add. */
export function oneMessage(mechanism: string, message: string): SaslClient {
  return {
    mechanism,
    proof: 'none',
    digests: [],
    start: () => Buffer.from(message, 'utf8'),
    respond: () => {
      throw new CannotGoOn(`${mechanism} has one message, and the server asks for more`);
    },
  };
}
