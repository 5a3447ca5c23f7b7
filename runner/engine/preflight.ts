import { type Answer, Session, type SessionSettings, type TlsFacts } from '../net/index.js';
import { escapeOctets } from '../protocol/octets.js';
import {
  isSubmission,
  type Reachability,
  type Service,
  type TargetReport,
  type TlsReport,
} from '../result/index.js';
import { type Credentials, type Facts, helloOf, type Opening, type Probe } from '../scenario/index.js';
import { recogniseSoftware } from '../target/index.js';
import type { ConnectionBudget } from './budget.js';
import { logIn, type NoMail } from './login.js';
import { probeFor, type ResolvedOptions } from './options.js';
import { interruptedQuitMs } from './pause.js';
import type { Planned } from './plan.js';

/** What the first session with a target showed. */
export interface Preflight {
  readonly reachability: Reachability;
  /** Why nothing can be judged there, in one sentence. */
  readonly problem?: string;
  readonly opening: Opening;
  /** Why scenarios that want to be greeted as usual are not played; undefined where they are. */
  readonly noSession?: Planned['instead'];
  /** Escaped like transcript data. */
  readonly greeting?: string;
  readonly software?: string;
  readonly capabilities: TargetReport['capabilities'];
  readonly facts: Facts;
  readonly probe: Probe;
  readonly tls?: TlsReport;
  /** Why nobody knows what the server offers. */
  readonly noHello?: string;
  /** Why scenarios that need MAIL are not played. */
  readonly noMail?: NoMail;
  readonly sessions: readonly Session[];
}

const longestGreeting = 64 * 1024;
/** Wait for a greeting in clear where TLS comes first, in milliseconds: a server that has one to give need not wait for us. */
const clearGreetingMs = 3_000;

/**
 * Connects once as any client does: greeting, EHLO, STARTTLS and EHLO again where offered, one login on submission services, QUIT. A 421 is met with one more try
 * after a pause.
 */
export async function preflight(
  service: Service,
  settings: SessionSettings,
  options: ResolvedOptions,
  budget: ConnectionBudget,
  signal: AbortSignal | undefined,
): Promise<Preflight> {
  const first = await unlessAborted(service, settings, options, signal);
  if (!first.sessions.some((session) => session.saw421) || signal?.aborted === true) return first;
  budget.backOff();
  await budget.held(signal);
  const second = await unlessAborted(service, settings, options, signal);
  return { ...second, sessions: [...first.sessions, ...second.sessions] };
}

/** What an interrupted session showed is not the whole, so nothing is to be judged by it. */
async function unlessAborted(
  service: Service,
  settings: SessionSettings,
  options: ResolvedOptions,
  signal: AbortSignal | undefined,
): Promise<Preflight> {
  const facts = signal?.aborted === true ? nothing(options) : await once(service, settings, options, signal);
  if (signal?.aborted !== true) return facts;
  return { ...facts, reachability: 'open', problem: 'the run was interrupted before this could be judged' };
}

async function once(
  service: Service,
  settings: SessionSettings,
  options: ResolvedOptions,
  signal: AbortSignal | undefined,
): Promise<Preflight> {
  let connected: Awaited<ReturnType<typeof Session.connect>>;
  try {
    connected = await Session.connect(settings);
  } catch (error) {
    return { ...nothing(options), ...connectProblem(error as NodeJS.ErrnoException) };
  }
  const stop = () => void connected.session.quit(interruptedQuitMs);
  signal?.addEventListener('abort', stop);
  const facts = await look(connected, service, settings, options);
  signal?.removeEventListener('abort', stop);
  return facts;
}

async function look(
  { session, tls }: Awaited<ReturnType<typeof Session.connect>>,
  service: Service,
  settings: SessionSettings,
  options: ResolvedOptions,
): Promise<Preflight> {
  const base = { ...nothing(options, session.localAddress), sessions: [session] };
  if (tls?.ok === false) {
    await session.close();
    const why = `TLS could not be started: ${tls.why}`;
    if (tls.timedOut || !tls.spokeTls) {
      const clear = await greetingInClear(settings);
      const problem = `${why}${clear.says}`;
      return { ...base, reachability: 'tls-failed', problem, sessions: [session, ...clear.sessions] };
    }
    // What the endpoint does with other hellos may say why.
    const noSession = { verdict: 'inconclusive', message: why } as const;
    return { ...base, reachability: 'tls-failed', opening: 'no-handshake', noSession };
  }
  const greeting = await session.greeting();
  if (greeting.reply !== undefined) {
    Object.assign(base, { greeting: escapeOctets(greeting.reply.raw.slice(0, longestGreeting)) });
  }
  if (!greeting.is(2, 3)) {
    const unfinished = session.transcript.some(({ from }) => from === 'server');
    const farewell = await session.quit();
    return { ...base, ...(closedDoor(greeting, farewell) ?? greetingProblem(greeting, unfinished)) };
  }
  return { ...base, ...(await gather(session, greeting, base.probe, service, settings, options)) };
}

/** What a port says in clear where TLS ought to come first and none came about. */
async function greetingInClear(
  settings: SessionSettings,
): Promise<{ readonly says: string; readonly sessions: readonly Session[] }> {
  const connected = await Session.connect({ ...settings, implicitTls: false }).catch(() => undefined);
  if (connected === undefined) return { says: '', sessions: [] };
  const { session } = connected;
  const greeting = await session.reply('greeting', clearGreetingMs);
  await (greeting.kind === 'reply' ? session.quit() : session.close());
  const says = greeting.is(2, 3, 4, 5)
    ? `; it greets in clear with ${greeting}, where TLS comes first (RFC 8314 section 3.3)`
    : '';
  return { says, sessions: [session] };
}

async function gather(
  session: Session,
  greeting: Answer,
  probe: Probe,
  service: Service,
  { address, implicitTls }: SessionSettings,
  { credentials }: ResolvedOptions,
): Promise<Partial<Preflight>> {
  const first = await session.ehlo(probe.clientName);
  const noHello = first.is(250) ? undefined : `${helloOf(service)} drew ${first}`;
  const outer = offered(session);
  let inner: readonly string[] = [];
  if (session.offers('STARTTLS')) {
    const { tls } = await session.startTls();
    if (tls?.ok) inner = await hello(session, probe);
  }
  const noMail = !isSubmission(service) ? undefined : await whyNoMail(session, address, credentials, noHello);
  const authenticated = !isSubmission(service) || noMail !== undefined ? [] : await hello(session, probe);
  await session.quit();
  const [plain, tls] = implicitTls ? [[], outer] : [outer, inner];
  const software = recogniseSoftware(greeting.text, ...plain, ...tls);
  return {
    capabilities: { plain: [...plain], tls: [...tls], authenticated: [...authenticated] },
    facts: { plain: keywords(plain), tls: keywords(tls) },
    ...(software === undefined ? {} : { software }),
    ...(noHello === undefined ? {} : { noHello }),
    ...(noMail === undefined ? {} : { noMail }),
    ...(session.tlsFacts === undefined ? {} : { tls: tlsReport(session.tlsFacts) }),
    ...(session.saw421 ? { problem: 'the server answers 421 and closes: it will not serve us now' } : {}),
  };
}

async function whyNoMail(
  session: Session,
  address: string,
  credentials: Credentials | undefined,
  noHello: string | undefined,
): Promise<NoMail | undefined> {
  if (noHello !== undefined) return { verdict: 'inconclusive', message: noHello };
  return logIn(session, address, credentials);
}

async function hello(session: Session, { clientName }: Probe): Promise<readonly string[]> {
  await session.ehlo(clientName);
  return offered(session);
}

function offered(session: Session): readonly string[] {
  return session.extensions?.lines.map((line) => escapeOctets(line.raw)) ?? [];
}

function keywords(lines: readonly string[]): string[] {
  return lines.map((line) => (line.split(' ')[0] ?? '').toUpperCase());
}

function nothing(options: ResolvedOptions, localAddress = '127.0.0.1'): Preflight {
  return {
    reachability: 'open',
    opening: 'ready',
    capabilities: { plain: [], tls: [], authenticated: [] },
    facts: { plain: [], tls: [] },
    probe: probeFor(options, localAddress),
    sessions: [],
  };
}

function connectProblem({
  code,
  message,
}: NodeJS.ErrnoException): Pick<Preflight, 'reachability' | 'problem'> {
  if (code === 'ECONNREFUSED')
    return { reachability: 'refused', problem: 'the connection was refused: nothing listens there' };
  if (code === 'ETIMEDOUT') return { reachability: 'timed-out', problem: `no connection: ${message}` };
  return { reachability: 'refused', problem: `no connection: ${message}` };
}

/** What can still be asked where no session comes about: how the server turns us away, or serves without a greeting. */
function closedDoor(
  greeting: Answer,
  farewell: Answer,
): Pick<Preflight, 'opening' | 'noSession'> | undefined {
  if (greeting.is(5)) {
    // 521 speaks for the host (RFC 7504); other codes may be meant for us alone.
    const verdict = greeting.is(521) ? 'not-applicable' : 'inconclusive';
    return {
      opening: 'refusal',
      noSession: { verdict, message: `the server turns us away with ${greeting}` },
    };
  }
  if (greeting.kind !== 'timed-out' || !farewell.is(221)) return undefined;
  const message = 'the server sent no greeting, although it answers commands';
  return { opening: 'silent', noSession: { verdict: 'inconclusive', message } };
}

function greetingProblem(greeting: Answer, unfinished: boolean): Pick<Preflight, 'reachability' | 'problem'> {
  if (greeting.is(4)) return { reachability: 'open', problem: `the server turns us away with ${greeting}` };
  if (greeting.kind === 'timed-out' && unfinished) {
    return { reachability: 'not-smtp', problem: 'what answers is not SMTP: its greeting never ended' };
  }
  if (greeting.kind === 'timed-out')
    return { reachability: 'timed-out', problem: `no greeting came: ${greeting}` };
  if (greeting.kind === 'reply' || greeting.kind === 'flooded') {
    return { reachability: 'not-smtp', problem: `what answers is not SMTP: ${greeting}` };
  }
  return { reachability: 'refused', problem: `no greeting came: ${greeting}` };
}

function tlsReport({ protocol, cipher, trusted, problem, certificate }: TlsFacts): TlsReport {
  return {
    protocol,
    cipher,
    trusted,
    names: [...(certificate?.names ?? [])],
    ...(problem === undefined ? {} : { problem }),
    ...(certificate === undefined
      ? {}
      : { subject: certificate.subject, issuer: certificate.issuer, notAfter: certificate.notAfter }),
  };
}
