import { pause } from './pause.js';

const longestPauseMs = 30_000;
/** So many second tries in vain, and there are no more for this address. */
const vainRetryLimit = 4;

/** When work that waits for a connection gets it. */
export type Turn = 'ordinary' | 'idle' | 'chain';

interface Waiting {
  readonly slots: number;
  readonly start: () => void;
}

/**
 * Connections that may be open at once to one address. Work waits in order; a back-off halves the budget and holds new
 * connections for a growing pause.
 */
export class ConnectionBudget {
  #limit: number;
  #inUse = 0;
  #pauses = 0;
  #vainRetries = 0;
  #heldUntil = 0;
  #idling = 0;
  readonly #queue: Waiting[] = [];
  readonly #idlers: Waiting[] = [];
  readonly #chains: Waiting[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** For targets that share an address and do not agree: the least counts. */
  atMost(limit: number): void {
    this.#limit = Math.min(this.#limit, limit);
  }

  /**
   * Runs the work once `slots` connections are free; at once where it needs none.
   * @param turn  `idle`: it waits for minutes, so it starts first and side by side, and leaves the rest a connection where it can;
   *   `chain`: others of its kind follow it one by one, so it goes before what can run side by side
   */
  async run<T>(slots: number, work: () => Promise<T>, turn: Turn = 'ordinary'): Promise<T> {
    if (slots === 0) return work();
    const idles = turn === 'idle';
    const queue = idles ? this.#idlers : turn === 'chain' ? this.#chains : this.#queue;
    await new Promise<void>((start) => {
      queue.push({ slots, start });
      this.#next();
    });
    try {
      return await work();
    } finally {
      this.#inUse -= slots;
      if (idles) this.#idling -= slots;
      // The link behind this one is asked for in a moment, and is to go first.
      if (turn === 'chain') setImmediate(() => this.#next());
      else this.#next();
    }
  }

  /**
   * The server asked for less: halves the budget, and returns the pause in milliseconds before the next connection. Sessions that
   * are turned away side by side make one pause, not a pause each.
   */
  backOff(): number {
    const left = this.#heldFor();
    if (left > 0) return Math.round(left);
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    const next = Math.min(longestPauseMs, 1_000 * 2 ** this.#pauses);
    this.#pauses += 1;
    this.#heldUntil = performance.now() + next;
    return next;
  }

  /** A second try after a pause came to nothing either. */
  retriedInVain(): void {
    this.#vainRetries += 1;
  }

  get worthRetrying(): boolean {
    return this.#vainRetries < vainRetryLimit;
  }

  /** The server served us again: the next pause need not be as long. */
  served(): void {
    this.#pauses = Math.max(0, this.#pauses - 1);
  }

  /** Resolves when no pause is in force any more, or when the signal aborts. */
  async held(signal: AbortSignal | undefined): Promise<void> {
    for (let left = this.#heldFor(); left > 0 && signal?.aborted !== true; left = this.#heldFor()) {
      await pause(left, signal);
    }
  }

  #heldFor(): number {
    return this.#heldUntil - performance.now();
  }

  #next(): void {
    const share = Math.max(1, this.#limit - 1);
    for (let head = this.#idlers[0]; head !== undefined; head = this.#idlers[0]) {
      if (this.#idling + head.slots > share && this.#idling > 0) break;
      if (!this.#start(head, this.#idlers)) break;
      this.#idling += head.slots;
    }
    for (let head = this.#chains[0]; head !== undefined; head = this.#chains[0]) {
      if (!this.#start(head, this.#chains)) return;
    }
    for (let head = this.#queue[0]; head !== undefined; head = this.#queue[0]) {
      if (!this.#start(head, this.#queue)) return;
    }
  }

  /** Starts the head of a queue where its connections are free; what needs more than there is runs alone. */
  #start(head: Waiting, queue: Waiting[]): boolean {
    if (this.#inUse + head.slots > this.#limit && this.#inUse > 0) return false;
    queue.shift();
    this.#inUse += head.slots;
    head.start();
    return true;
  }
}
