import type { Exchange } from '../net/index.js';
import type { Ruling } from '../protocol/model/index.js';
import type { ScenarioMeta } from './define.js';
import type { Outcome, Verbs } from './outcome.js';

export type InvariantMeta<RequirementId extends string = string> = Omit<
  ScenarioMeta<RequirementId>,
  'services' | 'impact' | 'needs' | 'idleMinutes' | 'connections' | 'judges421' | 'variants'
>;

/** One reply, and what the model of RFC 5321 says of it where it can follow the session. */
export interface JudgedExchange extends Exchange {
  readonly ruling?: Ruling;
}

/** A truth about every reply of a run, judged once per target over all its transcripts. */
export interface Invariant<Meta extends InvariantMeta = InvariantMeta> {
  readonly meta: Meta;
  /** Judges one reply: `pass`, a violation, or undefined when the invariant says nothing about it. */
  judge(exchange: JudgedExchange, verbs: Verbs<Meta['findings']>): Outcome | undefined;
}

/** An invariant whose meta is known only as data, as the engine sees it. */
export interface AnyInvariant {
  readonly meta: InvariantMeta;
  // biome-ignore lint/suspicious/noExplicitAny: the verbs depend on the meta of each invariant, which a list of them forgets
  judge(exchange: JudgedExchange, verbs: any): Outcome | undefined;
}

/** Defines an invariant; the value is its argument, the types tie the body to its own findings. */
export function defineInvariant<const Meta extends InvariantMeta>(
  invariant: Invariant<Meta>,
): Invariant<Meta> {
  return invariant;
}
