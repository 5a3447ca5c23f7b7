import type { ConnectionBudget } from '../engine/budget.js';
import { interruptedQuitMs, pause } from '../engine/pause.js';
import type { Effort, Unlisted } from './result.js';
import type { Step } from './vocabulary.js';
import { Walk, type WalkSettings } from './walk.js';

export type Purpose = 'search' | 'shrink';

export interface ExpeditionSettings {
  readonly walk: Omit<WalkSettings, 'commands' | 'mayData'>;
  readonly delayMs: number;
  /** Commands for the search. */
  readonly commands: number;
  readonly budget: ConnectionBudget;
  readonly signal: AbortSignal | undefined;
}

/** So many sessions in a row that came to nothing end it: the server wants no more of us. */
const troubleLimit = 3;
/** One in so many sessions may come to nothing, and the rest still says enough. */
const lostShare = 4;
/** A walk longer than this is not worth its shrinking. */
const longestWalk = 20;
/** Commands that the shrinking of one dialogue may cost. */
const shrinkLimit = 500;

/** All walks of one run: one connection at a time, within the budget of commands, until the server turns us away. */
export class Expedition {
  readonly #settings: ExpeditionSettings;
  readonly #effort = { search: { commands: 0, sessions: 0 }, shrink: { commands: 0, sessions: 0 } };
  readonly reached = new Set<string>();
  readonly #unlisted = new Map<string, Unlisted>();
  #shrinkEnd = 0;
  #inARow = 0;
  #problem: string | undefined;
  #lost = 0;
  #lastTrouble = '';
  /** A message for nobody was accepted: one proof is enough, and the search sends no more of them. */
  #tookForNobody = false;

  constructor(settings: ExpeditionSettings) {
    this.#settings = settings;
  }

  get searched(): Effort {
    return this.#effort.search;
  }

  get shrunk(): Effort {
    return this.#effort.shrink;
  }

  get unlisted(): Unlisted[] {
    return [...this.#unlisted.values()];
  }

  /** Why the walks do not say enough: they ended before the budget was spent, or too many of them came to nothing. */
  get problem(): string | undefined {
    const { sessions } = this.searched;
    if (this.#end !== undefined || this.#lost * lostShare <= sessions) return this.#end;
    return `${this.#lost} of ${sessions} sessions came to nothing, the last one thus: ${this.#lastTrouble}`;
  }

  /** No more walks of that kind. */
  isOver(purpose: Purpose): boolean {
    return this.#end !== undefined || this.#left(purpose) <= 0;
  }

  /** A new dialogue is to be shrunk. */
  beginShrinking(): void {
    this.#shrinkEnd = this.shrunk.commands + shrinkLimit;
  }

  /** Ends the run. */
  giveUp(problem: string): void {
    this.#problem ??= problem;
  }

  /** One session; `say` gives it its steps, and QUIT follows. */
  async walk(purpose: Purpose, say: (walk: Walk) => Promise<void>): Promise<Walk> {
    const { signal, budget, delayMs } = this.#settings;
    await budget.held(signal);
    if (delayMs > 0) await pause(delayMs, signal);
    const walk = new Walk({
      ...this.#settings.walk,
      mayData: purpose === 'shrink' || !this.#tookForNobody,
      commands: purpose === 'search' ? Math.min(longestWalk, this.#left(purpose)) : longestWalk,
    });
    const stop = () => walk.stop(interruptedQuitMs);
    signal?.addEventListener('abort', stop);
    await walk.begin();
    await say(walk);
    await walk.end();
    signal?.removeEventListener('abort', stop);
    this.#count(purpose, walk);
    return walk;
  }

  /** Says these steps again. */
  replay(steps: readonly Step[]): Promise<Walk> {
    return this.walk('shrink', async (walk) => {
      for (const step of steps) if (walk.takes(step, true)) await walk.play(step);
    });
  }

  /** Why no more walks are made. */
  get #end(): string | undefined {
    return this.#settings.signal?.aborted === true ? 'the run was interrupted' : this.#problem;
  }

  #left(purpose: Purpose): number {
    const end = purpose === 'search' ? this.#settings.commands : this.#shrinkEnd;
    return end - this.#effort[purpose].commands;
  }

  #count(purpose: Purpose, { commands, reached, unlisted, trouble, sighting }: Walk): void {
    const effort = this.#effort[purpose];
    effort.commands += commands;
    effort.sessions += 1;
    for (const state of reached) this.reached.add(state);
    for (const it of unlisted) this.#unlisted.set(`${it.to} ${it.code}`, it);
    if (sighting?.to === 'end of data') this.#tookForNobody = true;
    if (trouble === undefined) {
      this.#inARow = 0;
      this.#settings.budget.served();
      return;
    }
    this.#inARow += 1;
    this.#lastTrouble = trouble;
    if (purpose === 'search') this.#lost += 1;
    if (this.#inARow >= troubleLimit)
      this.giveUp(`${troubleLimit} sessions in a row came to nothing: ${trouble}`);
    else this.#settings.budget.backOff();
  }
}
