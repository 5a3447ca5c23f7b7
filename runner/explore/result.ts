import type { Answered } from '../protocol/model/index.js';

/** One line of a dialogue, escaped like transcript data. */
export interface Line {
  readonly from: 'client' | 'server' | 'note';
  readonly tls: boolean;
  readonly data: string;
}

/** A dialogue that RFC 5321 forbids, seen on three sessions at least, and no part of it shows the same. */
export interface Counterexample {
  /** The requirement that it breaks. */
  readonly row: string;
  readonly because: string;
  /** What the forbidden reply answered. */
  readonly to: Answered;
  /** Where the session stood, in words. */
  readonly state: string;
  readonly dialogue: readonly Line[];
  /** Commands of the walk until it was seen first. */
  readonly foundAfter: number;
  /** Shrinking met its bound, so that a part of the dialogue may do as well. */
  readonly unfinished: boolean;
}

/** A reply whose code no document lists for its command: not forbidden by that alone. */
export interface Unlisted {
  readonly to: Answered;
  readonly code: number;
  /** Escaped. */
  readonly reply: string;
}

export interface Effort {
  readonly commands: number;
  readonly sessions: number;
}

/** What a random walk showed. */
export interface Exploration {
  readonly target: string;
  /** Walks again as this one did, as long as the server answers alike. */
  readonly seed: number;
  readonly searched: Effort;
  readonly shrunk: Effort;
  /** States in which a reply was judged, in words. */
  readonly reached: readonly string[];
  readonly counterexamples: readonly Counterexample[];
  /** What was forbidden once and not again: no finding. */
  readonly notReproduced: readonly Pick<Counterexample, 'row' | 'because' | 'to'>[];
  readonly unlisted: readonly Unlisted[];
  /** Why nothing could be judged, or why it ended before its budget was spent. */
  readonly problem?: string;
}
