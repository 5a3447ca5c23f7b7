import type { Behaviour } from '../behaviour.js';

/** One deliberate misbehaviour: exactly that, and nothing more. */
export interface Fault {
  /** kebab-case; part of the command line. */
  readonly name: string;
  readonly summary: string;
  readonly apply: (behaviour: Behaviour) => void;
}

export const defineFault = (fault: Fault): Fault => fault;
