import { startAuthority } from './authority.js';
import { strictBehaviour } from './defaults.js';
import { applyFaults } from './faults/index.js';
import { credentialsFor } from './identity.js';
import { type Addresses, listen } from './listener.js';
import { type NextHop, type OutboundMessage, sendOn } from './outbound.js';
import { limits, type ReferenceService, type Site, type StoredMessage } from './site.js';
import { TlsContexts } from './tls/contexts.js';

export { listFaults, UnknownFaultError } from './faults/index.js';
export type { ReferenceService, StoredMessage } from './site.js';

export interface ReferenceOptions {
  /** Address to listen on; default 127.0.0.1. */
  host?: string;
  /** Default 0: any free port. All three services are started, and LMTP where it is given a port, 0 for a free one. */
  ports?: Partial<Record<ReferenceService, number>>;
  /** Default mx.reference.test. */
  hostname?: string;
  /** Local domains; default reference.test. */
  domains?: string[];
  /** Local-parts; default alice and bob. Postmaster and the list `staff` exist always. */
  mailboxes?: string[];
  /** Login to password. */
  users?: Record<string, string>;
  /** PEM; by default issued by an in-memory CA of this process for hostname, localhost and host. */
  certificate?: { key: string; cert: string };
  /** Delay of all that the server sends, TLS records and the end of the connection included. */
  latencyMs?: number;
  /** How long a session may say nothing; default five minutes (RFC 5321 section 4.5.3.2.7). */
  idleMs?: number;
  /** Where mail for other domains is sent on to; default: nowhere, it is only stored. */
  forwardTo?: NextHop;
  /** Names of `listFaults()`, applied in this order. */
  faults?: readonly string[];
}

export interface ReferenceServer {
  readonly addresses: Addresses;
  /** PEM of the CA that issued the certificate; of the certificate itself if it was given. */
  readonly ca: string;
  readonly messages: readonly StoredMessage[];
  /** `bytesIn` counts octets of SMTP, after TLS. */
  readonly counters: { readonly connections: number; readonly commands: number; readonly bytesIn: number };
  /** Ends listeners and open sessions, these with 421. */
  close(): Promise<void>;
}

/**
 * Starts a strict SMTP server on three ports, changed by the named faults.
 * Throws UnknownFaultError for a name that does not exist, and what node:net gives for a port that is taken.
 */
export async function startReference(options: ReferenceOptions = {}): Promise<ReferenceServer> {
  const behaviour = strictBehaviour();
  applyFaults(behaviour, options.faults ?? []);
  const host = options.host ?? '127.0.0.1';
  const hostname = options.hostname ?? 'mx.reference.test';
  const authority = behaviour.authority && (await startAuthority(behaviour.authority));
  Object.assign(behaviour.certificate, authority?.urls);
  const { ca, ...identity } = await credentialsFor(
    hostname,
    host,
    behaviour.certificate,
    options.certificate,
  );
  await authority?.know(identity.credentials, behaviour.certificate);
  const { forwardTo } = options;
  const onTheWay = new Set<Promise<void>>();
  const forward = (message: OutboundMessage): void => {
    if (forwardTo === undefined) return;
    const sent = sendOn(forwardTo, hostname, message).finally(() => onTheWay.delete(sent));
    onTheWay.add(sent);
  };
  const mailboxes = (options.mailboxes ?? ['alice', 'bob']).map((name) => name.toLowerCase());
  const site: Site = {
    hostname,
    idleMs: options.idleMs ?? limits.idleMs,
    domains: (options.domains ?? ['reference.test']).map((domain) => domain.toLowerCase()),
    mailboxes,
    lists: { staff: mailboxes },
    users: options.users ?? { 'alice@reference.test': 'correct horse' },
    ...identity,
    contexts: new TlsContexts(),
    messages: [],
    forward,
    counters: { connections: 0, commands: 0, bytesIn: 0 },
  };
  const { addresses, close } = await listen(
    site,
    behaviour,
    host,
    options.ports ?? {},
    options.latencyMs ?? 0,
  );
  const closeAll = async (): Promise<void> => {
    await Promise.all([close(), authority?.close(), ...onTheWay]);
  };
  return { addresses, ca, messages: site.messages, counters: site.counters, close: closeAll };
}
