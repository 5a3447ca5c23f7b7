import { pause } from './pause.js';

/** What may be handed over to one address. */
export interface MessageLimits {
  /** In the whole run. */
  readonly most: number;
  /** In any minute; undefined: as fast as it goes. */
  readonly perMinute: number | undefined;
  /** What counts as a minute, in milliseconds. */
  readonly minuteMs: number;
}

/** Messages that a check may have accepted. */
export interface Lease {
  /** For a second try, these over what the first one had; false where they are not to be had at once. Never waits, as a try holds connections. */
  extend(count: number): boolean;
  /** The check is over, and had so many accepted; the rest is for others. */
  settle(used: number): void;
}

interface Share {
  count: number;
  /** When it was settled. */
  at: number | undefined;
}

const nothing: Lease = { extend: (count) => count === 0, settle: () => undefined };

/**
 * Messages that one address may be handed over, all services together: who may have some accepted takes them out beforehand and waits for their turn, so
 * that neither the sum nor the rate is ever exceeded by a scenario that keeps to its head.
 */
export class MessageBudget {
  readonly #limits: MessageLimits;
  #spent = 0;
  #shares: Share[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #wake: () => void = () => undefined;

  constructor(limits: MessageLimits) {
    this.#limits = limits;
  }

  /** Waits until so many are to be had, in the order of asking; in words why they never are. */
  lease(count: number, signal: AbortSignal | undefined): Promise<Lease | string> {
    if (count === 0) return Promise.resolve(nothing);
    const turn = this.#turn.then(() => this.#admit(count, signal));
    this.#turn = turn;
    return turn;
  }

  async #admit(count: number, signal: AbortSignal | undefined): Promise<Lease | string> {
    for (;;) {
      const { most, perMinute } = this.#limits;
      if (perMinute !== undefined && count > perMinute)
        return `may hand over ${messages(count)}, --message-rate allows ${perMinute} a minute`;
      if (this.#spent + count > most)
        return `may hand over ${messages(count)}, and of --messages ${most} ${most - this.#spent} are left`;
      if (signal?.aborted === true) return nothing;
      if (this.#fits(count)) return this.#give(count);
      await this.#change(signal);
    }
  }

  #give(count: number): Lease {
    const share: Share = { count, at: undefined };
    this.#shares.push(share);
    return {
      extend: (more) => {
        if (!this.#fits(more)) return false;
        share.count += more;
        return true;
      },
      settle: (used) => {
        this.#spent += used;
        Object.assign(share, { count: used, at: performance.now() });
        this.#wake();
      },
    };
  }

  #fits(count: number): boolean {
    const { most, perMinute } = this.#limits;
    const open = sum(this.#shares.filter(({ at }) => at === undefined));
    if (this.#spent + open + count > most) return false;
    return perMinute === undefined || sum(this.#recent()) + count <= perMinute;
  }

  /** Those that may have been accepted within the last minute. */
  #recent(): readonly Share[] {
    const since = performance.now() - this.#limits.minuteMs;
    this.#shares = this.#shares.filter(({ at, count }) => count > 0 && (at === undefined || at > since));
    return this.#shares;
  }

  /** Until a share is settled, or the oldest of a minute is out of it. */
  async #change(signal: AbortSignal | undefined): Promise<void> {
    const settled = this.#recent().flatMap(({ at }) => at ?? []);
    const settling = new Promise<void>((done) => {
      this.#wake = done;
    });
    const left = Math.min(...settled) + this.#limits.minuteMs - performance.now();
    const ended = new AbortController();
    const either = signal === undefined ? ended.signal : AbortSignal.any([signal, ended.signal]);
    // With nothing settled, only a settlement or the end of the run helps.
    const waits = pause(Number.isFinite(left) ? Math.max(1, left) : 0x7fff_ffff, either);
    await Promise.race([settling, waits]);
    ended.abort();
  }
}

function sum(shares: readonly Share[]): number {
  return shares.reduce((total, { count }) => total + count, 0);
}

function messages(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`;
}
