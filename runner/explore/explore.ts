import { trust, userTrust } from '../engine/audit.js';
import { ConnectionBudget } from '../engine/budget.js';
import {
  type AuditOptions,
  BadOption,
  loginTools,
  type ResolvedOptions,
  resolveOptions,
} from '../engine/options.js';
import { type Preflight, preflight } from '../engine/preflight.js';
import { deadlinesFor, Secrets, type SessionSettings } from '../net/index.js';
import { secretForms } from '../protocol/sasl/index.js';
import { parseTarget, resolveHost, type Target, targetUrl } from '../target/index.js';
import { Expedition } from './expedition.js';
import { type Catch, hunt, keyOf } from './hunt.js';
import type { Counterexample, Exploration } from './result.js';

/** What a random walk is asked to do. Everything but `target` has a default. */
export interface ExploreOptions
  extends Pick<
    AuditOptions,
    | 'recipient'
    | 'sender'
    | 'clientName'
    | 'ca'
    | 'serverName'
    | 'credentials'
    | 'insecureAuth'
    | 'timeoutMs'
    | 'delayMs'
    | 'signal'
  > {
  /** One service: host:port or service://host[:port]. */
  readonly target: string;
  /** Repeats the walk of an earlier run; default: a new one. */
  readonly seed?: number;
  /** Commands of the search; default 500. What shrinking costs comes on top, and has a bound of its own. */
  readonly commands?: number;
  /** Error replies after which a session is ended and the next one begun; default 3, as some servers drop clients that cause more. */
  readonly errors?: number;
}

const largestSeed = 2 ** 31 - 1;
const mostCommands = 1_000_000;

/**
 * Walks at random through the states of a session, judges each reply by the state model of RFC 5321, and shrinks what it forbids to
 * the shortest dialogue. What servers do never throws; what the caller got wrong does, before anything is sent: @throws BadOption,
 * BadTarget.
 */
export async function explore(given: ExploreOptions): Promise<Exploration> {
  const { target: named, seed = Math.floor(Math.random() * largestSeed), commands = 500, errors = 3 } = given;
  whole('seed', seed, 0, largestSeed);
  whole('commands', commands, 1, mostCommands);
  whole('errors', errors, 1, 100);
  const options = resolveOptions({ ...given, targets: [named] });
  const context = userTrust(options.ca, options.credentials) ?? trust(options.ca);
  const target = oneService(named);
  const url = targetUrl(target);
  const address = await resolveHost(target.host);
  if (address === undefined) return nothing(url, seed, `the name ${target.host} has no address`);
  const session: SessionSettings = {
    address,
    port: target.port,
    implicitTls: target.service === 'submissions',
    tls: { context, serverName: options.serverName ?? target.host },
    deadlines: deadlinesFor(options.timeoutMs),
    secrets: new Secrets(options.credentials === undefined ? [] : secretForms(options.credentials)),
  };
  const login = loginTools(options, { host: session.tls.serverName, port: target.port });
  const budget = new ConnectionBudget(1);
  const look = (resolved: ResolvedOptions) =>
    preflight(target.service, session, resolved, budget, given.signal);
  const facts = await look(options);
  const problem = facts.problem ?? facts.noSession?.message;
  if (problem !== undefined) return nothing(url, seed, problem);
  const mayLogIn = target.service !== 'smtp' && facts.noMail === undefined;
  const expedition = new Expedition({
    walk: {
      service: target.service,
      session,
      probe: facts.probe,
      login: mayLogIn ? login : undefined,
      mechanism: facts.facts.mechanism,
      mayEncrypt: facts.tls !== undefined,
      errors,
    },
    delayMs: options.delayMs,
    commands,
    budget,
    signal: given.signal,
  });
  const isServed = async () => servesAlike(facts, await look({ ...options, credentials: undefined }));
  const { counterexamples, notReproduced } = await search(expedition, seed, isServed);
  const { searched, shrunk, reached, unlisted, problem: end } = expedition;
  return {
    target: url,
    seed,
    searched,
    shrunk,
    reached: [...reached],
    counterexamples,
    notReproduced,
    unlisted,
    ...(end === undefined ? {} : { problem: end }),
  };
}

type Found = Pick<Exploration, 'counterexamples' | 'notReproduced'>;

/** One hunt after the other; each is for something else than was found before. */
async function search(
  expedition: Expedition,
  seed: number,
  isServed: () => Promise<boolean>,
): Promise<Found> {
  const known = new Set<string>();
  const counterexamples: Counterexample[] = [];
  const notReproduced: Exploration['notReproduced'][number][] = [];
  for (let round = 0; !expedition.isOver('search'); round += 1) {
    const caught = await hunt(expedition, (seed + round) % largestSeed, known);
    if (caught === undefined) break;
    const key = keyOf(caught.sighting);
    known.add(key);
    const unfinished = expedition.isOver('shrink');
    const confirmed = await confirm(expedition, caught);
    if (confirmed === undefined) {
      const { row, because, to } = caught.sighting;
      notReproduced.push({ row, because, to });
    } else if (await isServed()) {
      counterexamples.push({ ...confirmed, foundAfter: caught.foundAfter, unfinished });
    } else {
      expedition.giveUp('the server stopped serving us as it did at first');
    }
  }
  return { counterexamples, notReproduced };
}

/** The same steps on one more session show the same again. */
async function confirm(
  expedition: Expedition,
  { steps, sighting }: Catch,
): Promise<Catch['sighting'] | undefined> {
  const again = (await expedition.replay(steps)).sighting;
  return again !== undefined && keyOf(again) === keyOf(sighting) ? again : undefined;
}

/** Whether a first look now shows what it did before the walks: a server that has had enough of us shows less. */
function servesAlike(before: Preflight, now: Preflight): boolean {
  return (
    (now.problem ?? now.noSession) === undefined &&
    (now.noHello === undefined) === (before.noHello === undefined)
  );
}

function oneService(text: string): Target {
  const [target, ...others] = parseTarget(text);
  if (target === undefined || others.length > 0) {
    throw new BadOption(`"${text}" stands for several services; name one, as smtp://${text}`);
  }
  if (target.service === 'lmtp') throw new BadOption(`"${text}": explore walks through SMTP, not LMTP`);
  return target;
}

function whole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new BadOption(`${name} must be a whole number from ${least} to ${most}`);
}

function nothing(target: string, seed: number, problem: string): Exploration {
  const none = { commands: 0, sessions: 0 };
  return {
    target,
    seed,
    searched: none,
    shrunk: none,
    reached: [],
    counterexamples: [],
    notReproduced: [],
    unlisted: [],
    problem,
  };
}
