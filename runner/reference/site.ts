import type { SecureContextOptions } from 'node:tls';
import type { OutboundMessage } from './outbound.js';
import type { TlsContexts } from './tls/contexts.js';

/** A service of a mail server, and LMTP, which is spoken behind one (RFC 2033). */
export type SmtpService = 'smtp' | 'submission' | 'submissions';
export type ReferenceService = SmtpService | 'lmtp';

/** A message that was accepted. `body` holds the octets as received, dots unstuffed, with no header added. */
export interface StoredMessage {
  readonly service: ReferenceService;
  /** Reverse-path without brackets; '' is the null path. */
  readonly from: string;
  readonly to: readonly string[];
  readonly body: Buffer;
  /** MAIL parameters by upper-case keyword; '' for one without value. */
  readonly parameters: Readonly<Record<string, string>>;
  /** RCPT parameters, one record for each entry of `to`. */
  readonly recipientParameters: readonly Readonly<Record<string, string>>[];
  readonly authenticatedAs?: string;
}

/** Key and certificates of a server, PEM; arrays where it has certificates of several kinds. */
export type Credentials = Pick<SecureContextOptions, 'key' | 'cert'>;

export interface Counters {
  connections: number;
  commands: number;
  bytesIn: number;
}

/** What all sessions of one server share. */
export interface Site {
  readonly hostname: string;
  /** How long a session may say nothing, before 421. */
  readonly idleMs: number;
  /** Lower case. */
  readonly domains: readonly string[];
  readonly mailboxes: readonly string[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly users: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
  /** Where each service has its own. */
  readonly ownCredentials?: Readonly<Record<SmtpService, Credentials>>;
  readonly contexts: TlsContexts;
  readonly messages: StoredMessage[];
  /** Hands a message for other domains on, where there is somewhere to send it. */
  readonly forward: (message: OutboundMessage) => void;
  readonly counters: Counters;
}

export const limits = {
  /** Octets of a command line without CRLF; RFC 5321 asks for 510, RFC 3461 section 5.4 for 1034. */
  commandLine: 2048,
  /** Octets of a SASL response line (RFC 4954 section 4). */
  responseLine: 12288,
  /** Octets of a message. */
  message: 10_485_760,
  recipients: 1000,
  /** Replies 500 to 504 and 535 in one session, before 421. */
  errors: 20,
  idleMs: 300_000,
} as const;
