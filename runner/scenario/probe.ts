import type { Spoken } from '../protocol/sasl/index.js';

/** The addresses and names that a run uses. Mailboxes are without angle brackets. */
export interface Probe {
  /** Argument of EHLO: our domain, or the address literal of the connection. */
  readonly clientName: string;
  /** Argument of HELO, which takes no literal (RFC 5321 section 4.1.1.1). */
  readonly heloName: string;
  readonly sender: string;
  /** A recipient that the server accepts: the given mailbox, else the bare reserved name Postmaster (section 4.5.1). */
  readonly recipient: string;
  /** Whether the recipient was given by the user, so that mail to it may be sent. */
  readonly recipientGiven: boolean;
  /** A domain that the server is responsible for. */
  readonly domain: string | undefined;
  /** A mailbox that the server must not relay to for strangers. */
  readonly outside: string;
  /** The login name that the user gave; undefined without credentials. The password is never told to a scenario. */
  readonly user: string | undefined;
  /** Marks what we leave behind, so that an admin can find it. */
  readonly runId: string;
}

/** Facts that every scenario would ask for again, gathered once per target and service. */
export interface Facts {
  /** IP address of the server. */
  readonly address: string;
  /** First word of its greeting; undefined where there is none. */
  readonly greetedAs?: string;
  /** EHLO keywords in clear, upper case. */
  readonly plain: readonly string[];
  /** EHLO keywords inside TLS, upper case. */
  readonly tls: readonly string[];
  /** The product by which the server names itself (`recogniseSoftware`); undefined where it names none that we know. */
  readonly software?: string;
  /** The SASL mechanism that has logged us in; undefined where none has. */
  readonly mechanism?: Spoken;
}
