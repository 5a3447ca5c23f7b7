import type { Endpoint } from '../endpoint/index.js';
import type { Answer, Session } from '../net/index.js';
import type { Impact, Level, Service, Severity } from '../result/index.js';
import type { Rung } from './broken.js';
import type { Canary } from './canary.js';
import type { PlainForm } from './login.js';
import type { Outcome, Verbs } from './outcome.js';
import type { Facts, Probe } from './probe.js';

/** A declared way to go wrong. Level (conformance) or severity (security) default to those of the scenario. */
export interface Finding<RequirementId extends string = string> {
  /** One sentence; `{name}` stands for a value that the body gives. */
  readonly message: string;
  readonly level?: Level;
  readonly severity?: Severity;
  /** The rows that it breaks; the first one gives the level. Left out: the first row that the scenario cites. */
  readonly breaks?: readonly [RequirementId, ...RequirementId[]];
  /** The text binds, yet nearly every server does otherwise: warn, or fail with --strict. */
  readonly byTheLetter?: boolean;
}

/**
 * How a server meets who connects: with 2yz or 3yz, with 5yz, with no greeting although it serves commands, or, where TLS comes first, with
 * a handshake that fails. Whoever needs `tls` is played behind the last one too.
 */
export type Opening = 'ready' | 'refusal' | 'silent' | 'no-handshake';

export interface Needs {
  /** Openings that it can be played behind; `ready` alone unless said. */
  readonly opening?: readonly [Opening, ...Opening[]];
  /** A mailbox given by the user, as mail is sent to it. */
  readonly recipient?: boolean;
  readonly localDomain?: boolean;
  /** A session in which MAIL is welcome: on submission services that takes credentials. */
  readonly mail?: boolean;
  /**
   * A wrong password is tried on the login that the user gave, so that one service of a run is asked alone, the first that let us log
   * in, and never twice. Goes with `mail`.
   */
  readonly wrongPassword?: boolean;
  /** A canary, at which mail that goes out is seen again. */
  readonly canary?: boolean;
  /** A TLS endpoint: STARTTLS is listed, or TLS comes first. */
  readonly tls?: boolean;
  /** EHLO keywords that must be listed in clear (or under implicit TLS); else the scenario does not apply. */
  readonly capability?: readonly string[];
}

/** The data head of a scenario. */
export interface ScenarioMeta<RequirementId extends string = string> {
  /** suite/name: the path of its file; never reused. */
  readonly id: string;
  /** What a sound server does, in one sentence. */
  readonly title: string;
  /** Why it matters to whoever runs the server. */
  readonly why: string;
  readonly axis: 'conformance' | 'security';
  /** Security only. */
  readonly severity?: Severity;
  /** Rows that it judges: each is broken by one of its findings. The first one gives the level. Only checks of users may have none. */
  readonly requirements: readonly RequirementId[];
  /** "CWE-…", "CVE-…". */
  readonly weaknesses?: readonly string[];
  readonly services: readonly [Service, ...Service[]];
  readonly impact: Impact;
  readonly needs?: Needs;
  /** Minutes for which its sessions are idle, so that they are given that much longer; none unless said. */
  readonly idleMinutes?: number;
  /** Sessions that it holds open at once; 1 unless said. 0: it asks `endpoint` alone. */
  readonly connections?: number;
  /**
   * Most messages that one attempt (of one variant) may have accepted by any server, controls included; 1 unless said where the impact is `deliver`, else
   * 0. Whoever has more accepted is an error.
   */
  readonly messages?: number;
  /** A 421 is one of the answers that it judges; elsewhere it makes the scenario inconclusive. */
  readonly judges421?: boolean;
  readonly findings: Readonly<Record<string, Finding<RequirementId>>>;
  /** Rows of a table, each judged and reported on its own; the value is what the body gets as `variant`. */
  readonly variants?: Readonly<Record<string, unknown>>;
  /** How to mend it: `any`, and by product. */
  readonly remedy: Readonly<{ any: string } & Partial<Record<Product, string>>>;
}

/** Most messages that one attempt may have accepted where the run may have this much impact. */
export function messagesOf({ impact, messages }: ScenarioMeta, allowed: Impact): number {
  if (allowed === 'observe' || allowed === 'probe') return 0;
  return messages ?? (impact === 'deliver' ? 1 : 0);
}

/** The rows that a finding breaks; none where the scenario cites none. */
export function rowsBrokenBy(
  finding: Finding,
  { requirements }: Pick<ScenarioMeta, 'requirements'>,
): readonly string[] {
  return finding.breaks ?? requirements.slice(0, 1);
}

export type Product = 'postfix' | 'exim' | 'sendmail' | 'opensmtpd' | 'exchange' | 'haraka';

type VariantOf<Meta> = Meta extends { readonly variants: Readonly<Record<string, infer Variant>> }
  ? Variant
  : undefined;

/** What a body sees. */
export interface Context<Meta extends ScenarioMeta> extends Verbs<Meta['findings']> {
  /** Climbs to a known state; when a rung breaks, the scenario ends as inconclusive by itself. */
  session(rung: Rung): Promise<Session>;
  /**
   * AUTH PLAIN with the credentials of the run, which a body is never told, in one line or as an answer to a 334, and changed as `form` says. They go nowhere that
   * the run may not send them; the scenario then ends as inconclusive by itself.
   */
  logIn(session: Session, form: PlainForm): Promise<Answer>;
  /** Whether the run may have this much impact, for a body that can look closer than its head needs. */
  allows(impact: Impact): boolean;
  /** So many minutes in milliseconds; proofs shorten the minute. */
  minutes(count: number): number;
  /** So many seconds in milliseconds, for a bounded wait that nothing can replace; proofs shorten them alike. */
  seconds(count: number): number;
  /** A word of letters, digits and hyphens that stands for this check of this run alone, and for the label: marks what it sends. */
  token(label?: string): string;
  /**
   * Asked once per target and service, whoever asks first; its sessions, which are ended with QUIT, are evidence of every check that used the answer. An
   * answer that met a 421 or a reset is not kept. @param key  names the question, the same in every scenario that asks it
   */
  once<T>(key: string, ask: () => Promise<T>): Promise<T>;
  /** Undefined without a canary, and where no message may be sent. */
  readonly canary: Canary | undefined;
  readonly service: Service;
  readonly probe: Probe;
  readonly facts: Facts;
  readonly endpoint: Endpoint;
  readonly variant: VariantOf<Meta>;
}

export interface Scenario<Meta extends ScenarioMeta = ScenarioMeta> {
  readonly meta: Meta;
  run(context: Context<Meta>): Promise<Outcome>;
}

/** A scenario whose meta is known only as data, as the engine sees it. */
export interface AnyScenario {
  readonly meta: ScenarioMeta;
  // biome-ignore lint/suspicious/noExplicitAny: the context depends on the meta of each scenario, which a list of them forgets
  run(context: any): Promise<Outcome>;
}

/** Defines a scenario; the value is its argument, the types tie the body to its own findings and variants. */
export function defineScenario<const Meta extends ScenarioMeta>(scenario: Scenario<Meta>): Scenario<Meta> {
  return scenario;
}
