import type { SecureContext } from 'node:tls';
import type { TrustAnchors } from '../certificate/index.js';
import { survey } from '../endpoint/index.js';
import { deadlinesFor, fetcherFor, Secrets, type Session, type SessionSettings } from '../net/index.js';
import { secretForms } from '../protocol/sasl/index.js';
import {
  type CheckReport,
  isSubmission,
  noTotals,
  type TargetReport,
  type UnlikeReport,
  type VerdictTotals,
} from '../result/index.js';
import { type AnyInvariant, type AnyScenario, messagesOf } from '../scenario/index.js';
import { resolveHost, targetUrl } from '../target/index.js';
import type { Spot } from './addresses.js';
import type { ConnectionBudget } from './budget.js';
import type { Catalogue } from './catalogue.js';
import { checkOf } from './check.js';
import { type ControlAnswer, isDoubtful, withControl } from './control.js';
import type { Engagement } from './engagements.js';
import type { AuditEvent } from './events.js';
import { withExpectations } from './expectation.js';
import { judgeInvariant } from './invariants.js';
import { type Keepsake, keep } from './keepsake.js';
import type { Lease, MessageBudget } from './message-budget.js';
import { type Planned, plan } from './plan.js';
import { messagesIn, type Played, play, type Stage } from './play.js';
import { type Preflight, preflight, withoutSecrets } from './preflight.js';
import { unjudged } from './reach.js';
import { SharedAnswers } from './shared-answers.js';
import { surveyLines } from './survey-line.js';
import { unlikeConnections } from './unlike.js';
import { grade } from './verdict.js';

export interface TargetRun extends Engagement {
  readonly spot: Spot;
  readonly trust: SecureContext;
  /** The same with the client certificate of the credentials; undefined without one. */
  readonly userTrust: SecureContext | undefined;
  /** The same for handshakes that go no further than TLS 1.2. */
  readonly classicTrust: () => SecureContext;
  readonly anchors: () => Promise<TrustAnchors>;
  /** The budget of an address; services of one host share it. */
  readonly budgetOf: (address: string, limit: number) => ConnectionBudget;
  /** Messages that the address may be handed over; services of one host share them. */
  readonly messagesFor: (address: string) => MessageBudget;
  /** Asks the control host, if there is one, on the port of these settings. */
  readonly askControl: (settings: SessionSettings) => Promise<ControlAnswer | undefined>;
  /** Told of each place with a login once whether it let us in; whether it is the first one, in the order given, that did. */
  readonly mayFailLogin: (spot: Spot, able: boolean) => Promise<boolean>;
  readonly signal: AbortSignal | undefined;
  readonly emit: (event: AuditEvent) => void;
}

export interface Audited {
  readonly report: TargetReport;
  /** What was not the same on every connection. */
  readonly unlike: readonly UnlikeReport[];
}

/** So many scenarios in a row that could not get in end the run: the server wants no more of us. */
const turnedAwayLimit = 3;

/** Judges one service of one host at one address. Never throws for what the server does. */
export async function auditTarget(run: TargetRun): Promise<Audited> {
  const { target, options, emit, spot } = run;
  const { address } = spot;
  if (address === undefined) {
    await run.mayFailLogin(spot, false);
    const facts = spot.reach === undefined ? {} : unjudged('unresolved', spot.reach);
    emit({ type: 'target', target, facts: { reachability: 'unresolved', ...facts }, planned: 0 });
    return { report: { ...emptyReport(run), reachability: 'unresolved', ...facts }, unlike: [] };
  }
  const budget = run.budgetOf(address, options.connections);
  const settings: SessionSettings = {
    address,
    port: target.port,
    implicitTls: target.service === 'submissions',
    lmtp: target.service === 'lmtp',
    tls: { context: run.trust, serverName: options.serverName ?? target.host },
    deadlines: deadlinesFor(options.timeoutMs),
    secrets: new Secrets(options.credentials === undefined ? [] : secretForms(options.credentials)),
  };
  const userTls = { ...settings.tls, context: run.userTrust ?? run.trust };
  const first = isSubmission(target.service) ? { ...settings, tls: userTls } : settings;
  const facts = await budget.run(1, () => firstLook(run, first, budget));
  const letsUsIn = facts.problem === undefined && isSubmission(target.service) && facts.noMail === undefined;
  const mayFailLogin = await run.mayFailLogin(spot, letsUsIn);
  const place = { target, preflight: facts, options, mayFailLogin };
  const planned = facts.problem === undefined ? plan(run.catalogue, place) : [];
  emit({ type: 'target', target, facts: { ...facts, address }, planned: planned.length });
  const messages = run.messagesFor(address);
  const { results, surveyed } = await playAll(run, planned, { settings, userTls, budget, facts, messages });
  const sessions = results.flatMap((result) => result.sessions);
  const own = facts.sessions.map((session) => keep(session, target.service, run.catalogue, options.strict));
  const fronts = [...own, ...sessions].map(({ front }) => front);
  return {
    report: assemble(run, address, facts, own, results, surveyed),
    unlike: unlikeConnections(targetUrl(target), address, fronts),
  };
}

/** The first session with the target, and what the control host says where none came about. */
async function firstLook(
  { target, options, signal, askControl }: TargetRun,
  settings: SessionSettings,
  budget: ConnectionBudget,
): Promise<Preflight & { readonly control?: ControlAnswer }> {
  const facts = await preflight(target.service, settings, options, budget, signal);
  if (facts.reach === undefined || !isDoubtful(facts.reach) || signal?.aborted === true) return facts;
  const control = await askControl(settings);
  if (control === undefined) return facts;
  return { ...facts, ...unjudged(facts.reachability, withControl(facts.reach, settings, control)), control };
}

interface Result {
  readonly planned: Planned;
  readonly check: CheckReport;
  readonly sessions: readonly Keepsake[];
  /** Sessions of other checks that its verdict rests on, which may still be at work. */
  readonly borrowed: () => readonly Keepsake[];
  /** Connections of the survey that its verdict rests on. */
  readonly evidence: readonly Keepsake[];
}

type Ground = Pick<Stage, 'settings' | 'userTls' | 'budget' | 'facts'> & {
  readonly messages: MessageBudget;
};

type Survey = ReturnType<typeof survey<Keepsake>>;

async function playAll(
  { target, catalogue, options, signal, emit, classicTrust, anchors }: TargetRun,
  planned: readonly Planned[],
  { settings, userTls, budget, facts, messages }: Ground,
): Promise<{ results: Result[]; surveyed: Survey }> {
  let inARow = 0;
  const onBackOff = (reason: string, pauseMs: number) => emit({ type: 'back-off', target, reason, pauseMs });
  const ground = { service: target.service, settings, options, budget, facts, signal, onBackOff };
  const classic = () => ({ ...settings, tls: { ...settings.tls, context: classicTrust() } });
  const lines = surveyLines({ ...ground, catalogue, classic });
  const { allowNetwork, tlsPolicy: policy } = options;
  const fetcher = allowNetwork
    ? fetcherFor({ targetAddress: settings.address, resolve: resolveHost, signal })
    : undefined;
  const surveyed = survey(lines, { anchors, name: settings.tls.serverName, policy, fetcher });
  const stage = { ...ground, userTls, endpoint: surveyed.endpoint, shared: new SharedAnswers() };
  const kept = new Map<Session, Keepsake>();

  const work = (item: Planned, lease: Lease) => async (): Promise<Played> => {
    if (signal?.aborted === true) return interrupted;
    if (inARow >= turnedAwayLimit) return notTried;
    const result = await play(item, stage, lease);
    inARow = result.turnedAway ? inARow + 1 : 0;
    return result;
  };
  const one = async (given: Planned): Promise<Result> => {
    const { scenario } = given;
    const count = given.instead ? 0 : messagesOf(scenario.meta, options.allow);
    // Taken before the connections are, so that nobody who waits for a message keeps one from others.
    const lease = await messages.lease(count, signal);
    const item = typeof lease === 'string' ? withoutMessages(given, lease) : given;
    const played =
      item.instead || typeof lease === 'string'
        ? undefined
        : await budget.run(
            slotsOf(scenario),
            work(item, lease),
            scenario.meta.idleMinutes === undefined ? 'ordinary' : 'idle',
          );
    if (typeof lease !== 'string') lease.settle(messagesIn(played?.sessions ?? []));
    const judged = judge(item, played, catalogue, options.strict);
    const check = { ...judged, message: withoutSecrets(played?.sessions ?? [], judged.message) };
    const sessions = (played?.sessions ?? []).map((session) => {
      const keepsake = keep(session, target.service, catalogue, options.strict);
      if (stage.shared.isEvidence(session)) kept.set(session, keepsake);
      return keepsake;
    });
    emit({ type: 'check', target, check, roundTrips: roundTripsOf(sessions) });
    const borrowed = () => (played?.borrowed ?? []).flatMap((session) => kept.get(session) ?? []);
    return { planned: item, check, sessions, borrowed, evidence: played?.evidence ?? [] };
  };
  // What wants most connections comes last: while it waits for them, nothing behind it can start.
  const order = planned.toSorted((a, b) => slotsOf(a.scenario) - slotsOf(b.scenario));
  const results = new Map(await Promise.all(order.map(async (item) => [item, await one(item)] as const)));
  return { results: planned.flatMap((item) => results.get(item) ?? []), surveyed };
}

function withoutMessages(item: Planned, message: string): Planned {
  return { ...item, instead: { verdict: 'skipped', message } };
}

function roundTripsOf(sessions: readonly Keepsake[]): number {
  return sessions.reduce((sum, { roundTrips }) => sum + roundTrips, 0);
}

function slotsOf({ meta }: AnyScenario): number {
  return meta.connections ?? 1;
}

const interrupted: Played = {
  outcome: { kind: 'interrupted' },
  sessions: [],
  borrowed: [],
  arrivals: [],
  evidence: [],
  attempts: 0,
  durationMs: 0,
  turnedAway: false,
};
const notTried: Played = {
  ...interrupted,
  outcome: {
    kind: 'inconclusive',
    message: `not tried: the server had let nobody in ${turnedAwayLimit} times in a row`,
  },
};

function judge(
  { scenario: { meta }, variant, instead }: Planned,
  played: Played | undefined,
  { requirements }: Catalogue,
  strict: boolean,
): CheckReport {
  const named = variant === undefined ? {} : { variant };
  if (instead !== undefined) return checkOf(meta, requirements, { ...named, ...instead });
  if (played === undefined) throw new Error(`${meta.id} was neither played nor left out`);
  const { outcome, attempts, durationMs, arrivals } = played;
  const seen = arrivals.length === 0 ? {} : { arrivals: [...arrivals] };
  const common = { ...named, attempts, durationMs, ...seen };
  if (outcome.kind === 'interrupted') {
    return checkOf(meta, requirements, { ...common, verdict: 'skipped', message: 'the run was interrupted' });
  }
  if (outcome.kind === 'error') {
    return checkOf(meta, requirements, { ...common, verdict: 'error', message: outcome.message });
  }
  try {
    return checkOf(meta, requirements, { ...common, ...grade(outcome, meta, requirements, strict) });
  } catch (error) {
    return checkOf(meta, requirements, { ...common, verdict: 'error', message: (error as Error).message });
  }
}

/** Numbers the transcripts in the plan's order, so that two reports differ only where the server did. */
function assemble(
  run: TargetRun,
  address: string,
  facts: Preflight & { readonly control?: ControlAnswer },
  first: readonly Keepsake[],
  results: readonly Result[],
  surveyed: Survey,
): TargetReport {
  const { target, catalogue, options } = run;
  const {
    facts: _keywords,
    probe: _probe,
    noHello: _noHello,
    noMail: _noMail,
    opening: _opening,
    noSession: _noSession,
    sessions: _sessions,
    control,
    tls,
    ...shown
  } = facts;
  const owners = [
    ...first.map((session) => ({ scenario: 'preflight', session })),
    ...(control?.session === undefined
      ? []
      : [{ scenario: 'control', session: keep(control.session, target.service, catalogue, options.strict) }]),
    ...results.flatMap(({ planned, sessions }) =>
      sessions.map((session) => ({ scenario: planned.scenario.meta.id, session })),
    ),
    ...[...surveyed.evidence()].map((session) => ({ scenario: 'survey', session })),
  ];
  const transcripts = owners.map(({ scenario, session }, id) => ({
    id,
    scenario,
    events: session.events,
    commands: session.sent.commands,
    ...(session.sent.messages === 0 ? {} : { messages: session.sent.messages }),
  }));
  const idOf = new Map(owners.map(({ session }, id) => [session, id]));
  const talliesOf = (invariant: AnyInvariant) =>
    owners.flatMap(({ session: { tallies } }, transcript) => {
      const found = tallies.get(invariant);
      return found === undefined ? [] : [{ ...found, transcript }];
    });
  const judged = [
    // What is its own comes behind what it shares: the last session is the one that a short report shows.
    ...results.map(({ check, sessions, borrowed, evidence }) => ({
      ...check,
      transcripts: [...borrowed(), ...sessions, ...evidence].flatMap((session) => idOf.get(session) ?? []),
    })),
    ...(facts.problem === undefined
      ? catalogue.invariants.map((it) => judgeInvariant(it, talliesOf(it), catalogue.requirements))
      : []),
  ];
  const checks = withExpectations(judged, run.expectations);
  return {
    ...emptyReport(run),
    ...shown,
    ...tlsReport(tls, surveyed),
    address,
    checks,
    transcripts,
    connections: owners.length,
    roundTrips: roundTripsOf(owners.map(({ session }) => session)),
    totals: totalsOf(checks),
  };
}

/** The ordinary handshake of the first session, and what the survey added. */
function tlsReport(tls: Preflight['tls'], surveyed: Survey): Pick<TargetReport, 'tls'> {
  const endpoint = surveyed.report();
  const policy = surveyed.policy();
  if (endpoint === undefined) return tls === undefined ? {} : { tls };
  const ordinary = tls ?? { trusted: false, problem: 'no ordinary handshake came about', names: [] };
  return { tls: { ...ordinary, endpoint, ...(policy === undefined ? {} : { policy }) } };
}

export function totalsOf(checks: readonly Pick<CheckReport, 'verdict'>[]): VerdictTotals {
  const totals = noTotals();
  for (const { verdict } of checks) totals[verdict] += 1;
  return totals;
}

function emptyReport({ target, own }: Engagement): TargetReport {
  const { host, port, service } = target;
  return {
    url: targetUrl(target),
    host,
    port,
    service,
    reachability: 'open',
    capabilities: { plain: [], tls: [], authenticated: [] },
    ...(own === undefined ? {} : { options: own }),
    checks: [],
    transcripts: [],
    connections: 0,
    roundTrips: 0,
    totals: noTotals(),
  };
}
