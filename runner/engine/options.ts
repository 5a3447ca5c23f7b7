import { hostname } from 'node:os';
import type { CanarySource } from '../canary/index.js';
import type { TlsPolicy } from '../endpoint/index.js';
import { isDomain, parseMailbox } from '../protocol/address.js';
import { addressLiteral } from '../protocol/ip.js';
import type { Credentials } from '../protocol/sasl/index.js';
import type { Impact, Report } from '../result/index.js';
import type { LoginTools, Probe } from '../scenario/index.js';
import { parseHostPort, type Resolver, resolveAll, resolveTxt, type TxtResolver } from '../target/index.js';
import type { ControlHost } from './control.js';
import type { AuditEvent } from './events.js';
import type { Expectations } from './expectation.js';

/** A target with options of its own, which stand in for those of the run. */
export interface TargetOptions
  extends Partial<
    Pick<
      AuditOptions,
      | 'domain'
      | 'recipient'
      | 'sender'
      | 'outside'
      | 'clientName'
      | 'ca'
      | 'serverName'
      | 'credentials'
      | 'allow'
      | 'connections'
      | 'messages'
      | 'messageRate'
      | 'authorized'
      | 'timeoutMs'
      | 'delayMs'
      | 'only'
      | 'skip'
      | 'strict'
      | 'tlsPolicy'
    >
  > {
  /** host, host:port or service://host[:port]; a bare host is all three services. */
  readonly target: string;
  /** Findings that are known there: they are told, and do not count. One that does not come true does. */
  readonly expect?: Expectations;
}

/** What an audit is asked to do. Everything but `targets` has a default. */
export interface AuditOptions {
  /** host, host:port or service://host[:port], alone or with options of its own; a bare host is all three services. */
  readonly targets: readonly (string | TargetOptions)[];
  /** A domain that the server is responsible for; default: that of `recipient`. */
  readonly domain?: string;
  /** A mailbox that exists there, without brackets. */
  readonly recipient?: string;
  /** Reverse-path; default: probe@ our client name. */
  readonly sender?: string;
  /** A mailbox that must not be relayed to; default: on a reserved name. */
  readonly outside?: string;
  /** EHLO name; default: this host's FQDN, else the address literal of each connection. */
  readonly clientName?: string;
  /** Extra trust anchors, PEM. */
  readonly ca?: readonly string[];
  /** SNI and identity to verify; default: the host. */
  readonly serverName?: string;
  /** Login name, and a password, a bearer token or a client certificate. Sent over verified TLS, and to loopback. */
  readonly credentials?: Credentials;
  /** They may go in clear and over TLS that does not verify as well. */
  readonly insecureAuth?: boolean;
  /** Highest impact that may be had on the server; default `probe`. */
  readonly allow?: Impact;
  /** Connections open at once per address; default 4. */
  readonly connections?: number;
  /** Most messages that a run may have accepted per address; default 500. */
  readonly messages?: number;
  /** Most of them in a minute; default 60, and no limit on loopback. */
  readonly messageRate?: number;
  /** Whoever is responsible for the target has agreed to `deliver` and `stress`; not needed on loopback. */
  readonly authorized?: boolean;
  /** Longest wait for one reply; default 40 s, as tarpits hold replies for up to 30 s. */
  readonly timeoutMs?: number;
  /** Pause before each connection; default none. */
  readonly delayMs?: number;
  /** Ids, suites, requirement ids or globs; a name that matches nothing is refused. */
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** By-the-letter findings count in full. */
  readonly strict?: boolean;
  /** A policy that TLS endpoints are held against; none unless given. */
  readonly tlsPolicy?: TlsPolicy;
  /** URLs that certificates of the target name may be fetched; otherwise nobody but the target is contacted. */
  readonly allowNetwork?: boolean;
  /** A host that is known to answer, host or host:port: where a target cannot be reached, it tells whose side that is. */
  readonly control?: string;
  /** Where mail to the domain of `outside`, which has to be given then, is seen again. */
  readonly canary?: CanarySource;
  /** How long a message may take to get there; default 30 s. */
  readonly canaryWaitMs?: number;
  /** Looks names up instead of the system; gets every host of a target and of `control`, addresses too. */
  readonly resolve?: Resolver;
  /** Looks up the TXT records of a name instead of the system, for consent alone; see consent.ts. */
  readonly resolveTxt?: TxtResolver;
  /** What counts as a minute for scenarios that wait for minutes; for proofs, which cannot. */
  readonly minuteMs?: number;
  /** Ends open sessions with QUIT; the report then holds what was decided. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: AuditEvent) => void;
}

/** An option whose value cannot be used: what, where, how to mend. */
export class BadOption extends Error {
  override readonly name = 'BadOption';
}

/** Checked options, every default filled in. */
export interface ResolvedOptions {
  readonly targets: readonly string[];
  readonly domain: string | undefined;
  readonly recipient: string | undefined;
  readonly sender: string | undefined;
  readonly outside: string;
  readonly clientName: string | undefined;
  readonly ca: readonly string[];
  readonly serverName: string | undefined;
  readonly credentials: Credentials | undefined;
  readonly insecureAuth: boolean;
  readonly allow: Impact;
  readonly connections: number;
  readonly messages: number;
  readonly messageRate: number | undefined;
  readonly authorized: boolean;
  readonly timeoutMs: number;
  readonly delayMs: number;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly strict: boolean;
  readonly tlsPolicy: TlsPolicy | undefined;
  readonly allowNetwork: boolean;
  readonly control: ControlHost | undefined;
  readonly canary: CanarySource | undefined;
  readonly canaryWaitMs: number;
  readonly resolve: Resolver;
  readonly resolveTxt: TxtResolver;
  readonly minuteMs: number;
  readonly runId: string;
}

const fallbackSender = 'probe@smtpspec.invalid';
const reservedOutside = 'relay-probe@outside.example';

/** @throws BadOption */
export function resolveOptions(options: AuditOptions): ResolvedOptions {
  const { recipient, sender, outside = reservedOutside, domain, clientName } = options;
  for (const [name, mailbox] of Object.entries({ recipient, sender, outside })) {
    if (mailbox !== undefined && parseMailbox(mailbox) === undefined) {
      throw new BadOption(`${name} "${mailbox}" is no mailbox; write local-part@domain without brackets`);
    }
  }
  if (domain !== undefined && !isDomain(domain)) throw new BadOption(`domain "${domain}" is no domain name`);
  if (clientName !== undefined && !isDomain(clientName)) {
    throw new BadOption(
      `client-name "${clientName}" is no domain name; leave it out to use the address literal`,
    );
  }
  const {
    connections = 4,
    messages = 500,
    messageRate,
    timeoutMs = 40_000,
    delayMs = 0,
    canaryWaitMs = 30_000,
  } = options;
  whole('connections', connections, 1, 64);
  whole('messages', messages, 0, 1_000_000);
  if (messageRate !== undefined) whole('message-rate', messageRate, 1, 1_000_000);
  within('timeout', timeoutMs, 1, 600_000);
  within('delay', delayMs, 0, 600_000);
  within('canary-wait', canaryWaitMs, 0, 600_000);
  if (options.canary !== undefined && options.outside === undefined) {
    throw new BadOption('a canary needs outside: an address on the domain whose mail comes to it');
  }
  if (options.targets.length === 0) throw new BadOption('no target; name at least one host');
  return {
    targets: options.targets.map((it) => (typeof it === 'string' ? it : it.target)),
    domain: domain ?? (recipient === undefined ? undefined : parseMailbox(recipient)?.domain),
    recipient,
    sender,
    outside,
    clientName: clientName ?? ownName(),
    ca: options.ca ?? [],
    serverName: options.serverName,
    credentials: options.credentials,
    insecureAuth: options.insecureAuth ?? false,
    allow: options.allow ?? 'probe',
    connections,
    messages,
    messageRate,
    authorized: options.authorized ?? false,
    timeoutMs: Math.ceil(timeoutMs),
    delayMs: Math.ceil(delayMs),
    only: options.only ?? [],
    skip: options.skip ?? [],
    strict: options.strict ?? false,
    tlsPolicy: options.tlsPolicy,
    allowNetwork: options.allowNetwork ?? false,
    control: options.control === undefined ? undefined : controlHost(options.control),
    canary: options.canary,
    canaryWaitMs: Math.ceil(canaryWaitMs),
    resolve: options.resolve ?? resolveAll,
    resolveTxt: options.resolveTxt ?? resolveTxt,
    minuteMs: options.minuteMs ?? 60_000,
    runId: crypto.randomUUID().slice(0, 8),
  };
}

/** The probe for connections from this local address. */
export function probeFor(options: ResolvedOptions, localAddress: string): Probe {
  return {
    clientName: options.clientName ?? addressLiteral(localAddress),
    heloName: options.clientName ?? (isDomain(hostname()) ? hostname() : 'localhost'),
    sender: senderOf(options),
    recipient: options.recipient ?? 'Postmaster',
    recipientGiven: options.recipient !== undefined,
    domain: options.domain,
    outside: options.outside,
    user: options.credentials?.user,
    runId: options.runId,
  };
}

/** How to log in to a server; undefined where no credentials were given. */
export function loginTools(
  { credentials, insecureAuth }: ResolvedOptions,
  { host, port }: Pick<LoginTools, 'host' | 'port'>,
): LoginTools | undefined {
  return credentials && { credentials, insecure: insecureAuth, host, port };
}

/** The options as the report shows them; no secret. */
export function reportedOptions(options: ResolvedOptions): Report['options'] {
  const { targets, allow, connections, messages, messageRate, timeoutMs } = options;
  const { delayMs, outside, only, skip, strict } = options;
  return {
    targets: [...targets],
    allow,
    connections,
    messages,
    ...(messageRate === undefined ? {} : { messageRate }),
    ...(options.authorized ? { authorized: true } : {}),
    timeoutMs,
    delayMs,
    outside,
    sender: senderOf(options),
    only: [...only],
    skip: [...skip],
    strict,
    ...(options.clientName === undefined ? {} : { clientName: options.clientName }),
    ...(options.recipient === undefined ? {} : { recipient: options.recipient }),
    ...(options.domain === undefined ? {} : { domain: options.domain }),
    ...(options.tlsPolicy === undefined ? {} : { tlsPolicy: options.tlsPolicy.name }),
    ...(options.allowNetwork ? { allowNetwork: true } : {}),
    ...(options.insecureAuth ? { insecureAuth: true } : {}),
    ...(options.control === undefined ? {} : { control: controlName(options.control) }),
    ...(options.canary === undefined ? {} : { canary: options.canary.place }),
    ...(options.serverName === undefined ? {} : { serverName: options.serverName }),
    ...(options.credentials === undefined ? {} : { user: options.credentials.user }),
  };
}

/** @throws BadOption */
function controlHost(text: string): ControlHost {
  try {
    return parseHostPort(text);
  } catch {
    throw new BadOption(`control "${text}" is no host; write host or host:port (IPv6 in brackets)`);
  }
}

function controlName({ host, port }: ControlHost): string {
  return port === undefined ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function senderOf({ sender, clientName }: ResolvedOptions): string {
  return sender ?? (clientName === undefined ? fallbackSender : `probe@${clientName}`);
}

function ownName(): string | undefined {
  const name = hostname();
  return name.includes('.') && isDomain(name) ? name : undefined;
}

function whole(name: string, value: number, least: number, most: number): void {
  within(name, value, least, most);
  if (!Number.isInteger(value)) throw new BadOption(`${name} ${value} is no whole number`);
}

function within(name: string, value: number, least: number, most: number): void {
  if (Number.isFinite(value) && value >= least && value <= most) return;
  throw new BadOption(`${name} ${value} is not between ${least} and ${most}`);
}
