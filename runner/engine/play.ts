import { NotSeen, type Question, type survey } from '../endpoint/index.js';
import { Session, type SessionSettings, type TlsSettings } from '../net/index.js';
import { allowsImpact, type Impact, type Service } from '../result/index.js';
import {
  type Connecting,
  climb,
  LadderBroken,
  messagesOf,
  type Outcome,
  type PlainForm,
  plainLogIn,
  type Rung,
  verbs,
  whyNoOutcome,
} from '../scenario/index.js';
import type { ConnectionBudget } from './budget.js';
import { type ArrivalReport, canaryFor } from './canary-view.js';
import type { Keepsake } from './keepsake.js';
import type { Lease } from './message-budget.js';
import { loginTools, type ResolvedOptions } from './options.js';
import { interruptedQuitMs, pause } from './pause.js';
import type { Planned } from './plan.js';
import type { Preflight } from './preflight.js';
import type { SharedAnswers } from './shared-answers.js';
import { tokenOf } from './token.js';

export interface Stage {
  readonly service: Service;
  readonly settings: SessionSettings;
  /** TLS of sessions that log in: the client certificate is shown in them. */
  readonly userTls: TlsSettings;
  readonly options: ResolvedOptions;
  readonly budget: ConnectionBudget;
  readonly facts: Preflight;
  /** The TLS endpoint for one scenario, which is told of the questions that it asks. */
  readonly endpoint: ReturnType<typeof survey<Keepsake>>['endpoint'];
  readonly shared: SharedAnswers;
  readonly signal: AbortSignal | undefined;
  /** Told once per back-off. */
  readonly onBackOff: (reason: string, pauseMs: number) => void;
}

/** What came of a planned scenario: its outcome or the error that it threw, and every session it had. */
export interface Played {
  readonly outcome:
    | Outcome
    | { readonly kind: 'error'; readonly message: string }
    | { readonly kind: 'interrupted' };
  readonly sessions: readonly Session[];
  /** Sessions of others that answered its questions. */
  readonly borrowed: readonly Session[];
  readonly arrivals: readonly ArrivalReport[];
  /** Connections of the survey that answered its questions. */
  readonly evidence: readonly Keepsake[];
  readonly attempts: number;
  readonly durationMs: number;
  /** Twice the server would not let us in, or dropped us before it had served a single command. */
  readonly turnedAway: boolean;
}

/**
 * Plays it, and once more after a pause when the server said 421, reset the connection or let nobody in. Where second tries keep
 * being of no use, they end, so that a server in trouble is not kept busy for hours.
 */
export async function play(planned: Planned, stage: Stage, lease: Lease): Promise<Played> {
  const began = performance.now();
  const first = await attempt(planned, stage, 1);
  const played = (last: Attempt, attempts: number, sessions: readonly Session[]): Played => ({
    outcome: settle(planned, last, attempts),
    sessions,
    borrowed: last.borrowed,
    arrivals: last.arrivals,
    evidence: last.evidence,
    attempts,
    durationMs: Math.round(performance.now() - began),
    turnedAway: whyAgain(planned, last) !== undefined && !last.sessions.some(wasServed),
  });
  const reason = whyAgain(planned, first);
  if (reason === undefined) stage.budget.served();
  const once = planned.scenario.meta.needs?.wrongPassword === true;
  if (reason === undefined || once || stage.signal?.aborted === true || !stage.budget.worthRetrying) {
    return played(first, 1, first.sessions);
  }
  if (!lease.extend(messagesIn(first.sessions))) return played(first, 1, first.sessions);
  stage.onBackOff(reason, stage.budget.backOff());
  const second = await attempt(planned, stage, 2);
  if (whyAgain(planned, second) !== undefined) stage.budget.retriedInVain();
  return played(second, 2, [...first.sessions, ...second.sessions]);
}

/** A 421 is an answer only where the scenario says so. */
function settle({ scenario }: Planned, { outcome, sessions }: Attempt, attempts: number): Played['outcome'] {
  if (outcome.kind === 'error' || outcome.kind === 'interrupted' || scenario.meta.judges421 === true)
    return outcome;
  if (!sessions.some((session) => session.saw421)) return outcome;
  if (scenario.meta.needs?.wrongPassword)
    return {
      kind: 'inconclusive',
      message: 'the server answered 421; not tried again, as accounts get locked',
    };
  const again =
    attempts > 1 ? ', and again after a pause' : '; not tried again, as that had been of no use before';
  return { kind: 'inconclusive', message: `the server answered 421${again}` };
}

/** Messages that the server has accepted in these sessions. */
export function messagesIn(sessions: readonly Session[]): number {
  return sessions.reduce((sum, { sent }) => sum + sent.messages, 0);
}

/** Some command drew a positive reply. */
function wasServed(session: Session): boolean {
  return session.exchanges.some(
    ({ to, reply }) => to !== 'greeting' && reply.code >= 200 && reply.code < 400,
  );
}

type Attempt = Pick<Played, 'outcome' | 'sessions' | 'borrowed' | 'arrivals' | 'evidence' | 'turnedAway'>;

function whyAgain({ scenario }: Planned, { outcome, sessions, turnedAway }: Attempt): string | undefined {
  if (outcome.kind === 'error' || outcome.kind === 'interrupted') return undefined;
  if (turnedAway) return 'the server would not let us in';
  if (scenario.meta.judges421 !== true && sessions.some((session) => session.saw421))
    return 'the server answered 421';
  return sessions.some((session) => session.wasReset) ? 'the server reset the connection' : undefined;
}

async function attempt({ scenario, variant }: Planned, stage: Stage, count: number): Promise<Attempt> {
  const { meta } = scenario;
  const { options, signal, facts, service } = stage;
  const { minuteMs } = options;
  const settings = withPatience(stage.settings, (meta.idleMinutes ?? 0) * minuteMs);
  const sessions: Session[] = [];
  const borrowed = new Set<Session>();
  const arrivals: ArrivalReport[] = [];
  let turnedAway = false;
  let over = false;

  const stopIfOver = () => {
    if (over || signal?.aborted === true) throw new LadderBroken('connected', 'interrupted');
  };
  const connect = async ({ withoutTls, asUser }: Connecting): Promise<Session> => {
    await stage.budget.held(signal);
    if (options.delayMs > 0) await pause(options.delayMs, signal);
    if (sessions.filter((session) => session.open).length >= (meta.connections ?? 1)) {
      throw new Error(`${meta.id} opens more sessions at once than its head declares`);
    }
    stopIfOver();
    const opened = {
      ...settings,
      implicitTls: settings.implicitTls && !withoutTls,
      tls: asUser ? stage.userTls : settings.tls,
    };
    const connected = await Session.connect(opened).catch((error: Error) => error);
    if (connected instanceof Error) {
      turnedAway = true;
      throw new LadderBroken('connected', `no connection: ${connected.message}`);
    }
    // A body that was given up may still be connecting: nobody waits for that session any more.
    if (over) void connected.session.close();
    else sessions.push(connected.session);
    stopIfOver();
    if (connected.tls?.ok === false) {
      turnedAway = true;
      throw new LadderBroken('connected', `TLS could not be started: ${connected.tls.why}`);
    }
    return connected.session;
  };
  const login = loginTools(options, { host: settings.tls.serverName, port: settings.port });
  const session = async (rung: Rung): Promise<Session> => {
    try {
      const { probe, facts: seen } = facts;
      return await climb(rung, { connect, probe, service, login, mechanism: seen.mechanism });
    } catch (error) {
      if (error instanceof LadderBroken && error.rung === 'greeted')
        turnedAway ||= !greetedWell(sessions.at(-1));
      throw error;
    }
  };
  const variants = meta.variants;
  const asked = new Set<Pick<Question<unknown, Keepsake>, 'evidence'>>();
  const allows = (impact: Impact): boolean => allowsImpact(options.allow, impact);
  const place = { host: settings.address, port: settings.port, service };
  const context = {
    ...verbs,
    session,
    token: (label = '') => tokenOf(options.runId, place, meta.id, variant, count, label),
    once: <T>(key: string, ask: () => Promise<T>) => stage.shared.ask(key, ask, sessions, borrowed),
    canary: allows('deliver') ? canaryFor(options, signal, (it) => arrivals.push(it)) : undefined,
    logIn: (open: Session, form: PlainForm) => plainLogIn(open, form, login),
    allows,
    minutes: (count: number) => count * minuteMs,
    seconds: (count: number) => (count * minuteMs) / 60,
    service,
    probe: facts.probe,
    facts: { ...facts.facts, address: settings.address },
    endpoint: stage.endpoint((question) => asked.add(question)),
    variant: variant === undefined ? undefined : variants?.[variant],
  };

  const stop = () => {
    for (const session of sessions) void session.quit(interruptedQuitMs);
  };
  // What has no sessions has none to end; many of that kind are under way at once.
  if (meta.connections !== 0) signal?.addEventListener('abort', stop);
  const waits = context.canary === undefined ? 0 : mostArrivals * options.canaryWaitMs;
  const deadlineMs = settings.deadlines.sessionMs * 2 + waits;
  const outcome = await guarded(() => scenario.run(context), deadlineMs, signal);
  over = true;
  signal?.removeEventListener('abort', stop);
  await Promise.all(sessions.map((session) => session.quit()));
  const handed = messagesIn(sessions);
  const allowed = messagesOf(meta, options.allow);
  const message = `${meta.id} had more messages accepted (${handed}) than its head declares (${allowed})`;
  const overrun = handed > allowed ? ({ kind: 'error', message } as const) : undefined;
  return {
    outcome: overrun ?? (signal?.aborted === true ? { kind: 'interrupted' } : outcome),
    sessions,
    borrowed: [...borrowed],
    arrivals,
    evidence: [...new Set([...asked].flatMap(({ evidence }) => [...evidence]))],
    turnedAway,
  };
}

/** A body may wait for so many arrivals in its time. */
const mostArrivals = 4;

/** The same, with as much more time for a session. */
function withPatience(settings: SessionSettings, idleMs: number): SessionSettings {
  const { deadlines } = settings;
  return { ...settings, deadlines: { ...deadlines, sessionMs: deadlines.sessionMs + idleMs } };
}

/**
 * Runs a body within its deadline, and gives up on one that overruns it, or that waits for something else than its sessions when these were ended by an
 * abort. What it throws is our mistake, except a broken ladder, which is the server's doing.
 */
async function guarded(
  body: () => Promise<Outcome>,
  deadlineMs: number,
  signal: AbortSignal | undefined,
): Promise<Played['outcome']> {
  let timer: NodeJS.Timeout | undefined;
  let hurry = (): void => undefined;
  const late = new Promise<Outcome>((resolve) => {
    const message = `given up after ${Math.round(deadlineMs / 1000)} s`;
    const giveUp = () => resolve({ kind: 'inconclusive', message });
    timer = setTimeout(giveUp, deadlineMs);
    hurry = () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, interruptedQuitMs * 2);
    };
  });
  signal?.addEventListener('abort', hurry);
  try {
    const outcome = await Promise.race([body(), late]);
    const why = whyNoOutcome(outcome);
    return why === undefined ? outcome : { kind: 'error', message: why };
  } catch (error) {
    if (error instanceof LadderBroken || error instanceof NotSeen)
      return { kind: 'inconclusive', message: error.message };
    return { kind: 'error', message: error instanceof Error ? error.message : String(error) };
  } finally {
    signal?.removeEventListener('abort', hurry);
    clearTimeout(timer);
  }
}

/** A greeting of 2yz or 3yz, odd as it may be, lets us in. */
function greetedWell(session: Session | undefined): boolean {
  const code = session?.exchanges[0]?.reply.code ?? 0;
  return code >= 200 && code < 400;
}
