import { type Answer, Session, type SessionSettings, type TlsFacts } from '../net/index.js';
import { escapeOctets } from '../protocol/octets.js';
import {
  isSubmission,
  type LoginReport,
  type Reachability,
  type ReachReport,
  type Service,
  type TargetReport,
  type TlsReport,
} from '../result/index.js';
import { type Facts, helloOf, type LoginTools, type Opening, type Probe } from '../scenario/index.js';
import { recogniseSoftware } from '../target/index.js';
import type { ConnectionBudget } from './budget.js';
import { failedToConnect, greetingInClear, maskedBy, namesake, withoutGreeting } from './first-look.js';
import { type Login, logIn, type NoMail } from './login.js';
import { loginTools, probeFor, type ResolvedOptions } from './options.js';
import { interruptedQuitMs } from './pause.js';
import type { Planned } from './plan.js';
import { tlsFailed, turnedAway, unjudged, willNotServe } from './reach.js';

/** What the first session with a target showed. */
export interface Preflight {
  readonly reachability: Reachability;
  /** Why nothing can be judged there, in one sentence. */
  readonly problem?: string;
  /** What there is to tell of the way there, or of what stands at its end. */
  readonly reach?: ReachReport;
  readonly opening: Opening;
  /** Why scenarios that want to be greeted as usual are not played; undefined where they are. */
  readonly noSession?: Planned['instead'];
  /** Escaped like transcript data. */
  readonly greeting?: string;
  readonly software?: string;
  readonly capabilities: TargetReport['capabilities'];
  readonly facts: Omit<Facts, 'address'>;
  readonly probe: Probe;
  readonly tls?: TlsReport;
  readonly login?: LoginReport;
  /** Why nobody knows what the server offers. */
  readonly noHello?: string;
  /** Why scenarios that need MAIL are not played. */
  readonly noMail?: NoMail;
  readonly sessions: readonly Session[];
}

const longestGreeting = 64 * 1024;

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
  const { reach: _reach, ...rest } = facts;
  return { ...rest, reachability: 'open', problem: 'the run was interrupted before this could be judged' };
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
    return { ...nothing(options), ...failedToConnect(settings, error as NodeJS.ErrnoException) };
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
    const reach = tlsFailed(settings, tls.why);
    if (tls.timedOut || !tls.spokeTls) {
      const clear = await greetingInClear(settings, tls.why);
      const facts = clear.facts ?? unjudged('tls-failed', reach);
      return { ...base, ...facts, sessions: [session, ...clear.sessions] };
    }
    // What the endpoint does with other hellos may say why.
    const noSession = { verdict: 'inconclusive', message: `TLS could not be started: ${tls.why}` } as const;
    return { ...base, reachability: 'tls-failed', reach, opening: 'no-handshake', noSession };
  }
  const greeting = await session.greeting();
  if (greeting.reply !== undefined) {
    Object.assign(base, { greeting: escapeOctets(greeting.reply.raw.slice(0, longestGreeting)) });
  }
  if (!greeting.is(2, 3)) {
    if (greeting.is(5)) {
      await session.quit();
      return { ...base, ...refusal(greeting), reach: turnedAway(settings, `${greeting}`, greeting.code) };
    }
    const { facts, farewell, sessions } = await withoutGreeting(session, greeting, settings);
    if (greeting.kind === 'timed-out' && farewell.is(221)) return { ...base, ...silentDoor };
    return { ...base, ...facts, sessions: [session, ...sessions] };
  }
  return masked({ ...base, ...(await gather(session, greeting, base.probe, service, settings, options)) });
}

/** The text without what these sessions conceal. */
export function withoutSecrets(sessions: readonly Session[], text: string): string {
  return sessions.reduce((masked, session) => session.mask(masked), text);
}

/** What a server says may hold the password that it was given. */
function masked(facts: Preflight): Preflight {
  const mask = (text: string) => withoutSecrets(facts.sessions, text);
  const { login, noMail, greeting, capabilities } = facts;
  const { plain, tls, authenticated } = capabilities;
  return {
    ...facts,
    ...(noMail === undefined ? {} : { noMail: { ...noMail, message: mask(noMail.message) } }),
    ...(login === undefined ? {} : { login: { ...login, message: mask(login.message) } }),
    ...(greeting === undefined ? {} : { greeting: mask(greeting) }),
    capabilities: { plain: plain.map(mask), tls: tls.map(mask), authenticated: authenticated.map(mask) },
  };
}

async function gather(
  session: Session,
  greeting: Answer,
  probe: Probe,
  service: Service,
  settings: SessionSettings,
  options: ResolvedOptions,
): Promise<Partial<Preflight>> {
  const {
    address,
    port,
    implicitTls,
    tls: { serverName: host },
  } = settings;
  const first = await session.ehlo(probe.clientName);
  const noHello = first.is(250) ? undefined : `${helloOf(service)} drew ${first}`;
  const reach = maskedBy(session, greeting, settings);
  const outer = offered(session);
  let inner: readonly string[] = [];
  if (session.offers('STARTTLS')) {
    const upgraded = await session.startTls();
    if (upgraded.tls?.ok) inner = await hello(session, probe);
  }
  const tools = loginTools(options, { host, port });
  const login = isSubmission(service) ? await logInAfter(session, address, tools, noHello) : undefined;
  const { noMail, report, mechanism } = login ?? {};
  const authenticated = mechanism === undefined ? [] : await hello(session, probe);
  await session.quit();
  const [plain, tls] = implicitTls ? [[], outer] : [outer, inner];
  const software = recogniseSoftware(greeting.text, ...plain, ...tls);
  return {
    capabilities: { plain: [...plain], tls: [...tls], authenticated: [...authenticated] },
    facts: {
      plain: keywords(plain),
      tls: keywords(tls),
      ...greetedAs(greeting),
      ...(mechanism === undefined ? {} : { mechanism }),
      ...(software === undefined ? {} : { software }),
    },
    ...(report === undefined ? {} : { login: report }),
    ...(software === undefined ? {} : { software }),
    ...(noHello === undefined ? {} : { noHello }),
    ...(noMail === undefined ? {} : { noMail }),
    ...(session.tlsFacts === undefined ? {} : { tls: tlsReport(session.tlsFacts) }),
    ...(reach === undefined ? {} : { reach }),
    ...namesake(settings, greeting, first),
    ...(session.saw421 ? willNotServe() : {}),
  };
}

function greetedAs({ text }: Answer): Pick<Facts, 'greetedAs'> {
  const word = /^\S+/.exec(text)?.[0];
  return word === undefined ? {} : { greetedAs: word };
}

async function logInAfter(
  session: Session,
  address: string,
  tools: LoginTools | undefined,
  noHello: string | undefined,
): Promise<Login> {
  if (noHello === undefined) return logIn(session, address, tools);
  const message = noHello;
  return { noMail: { verdict: 'inconclusive', message }, report: { result: 'not-tried', message } };
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

/** What can still be asked where the server turns us away. */
function refusal(greeting: Answer): Pick<Preflight, 'opening' | 'noSession'> {
  // 521 speaks for the host (RFC 7504); other codes may be meant for us alone.
  const verdict = greeting.is(521) ? 'not-applicable' : 'inconclusive';
  const message = `the server turns us away with ${greeting}`;
  return { opening: 'refusal', noSession: { verdict, message } };
}

/** What can still be asked where the server serves without a greeting. */
const silentDoor = {
  opening: 'silent',
  noSession: {
    verdict: 'inconclusive',
    message: 'the server sent no greeting, although it answers commands',
  },
} as const;

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
