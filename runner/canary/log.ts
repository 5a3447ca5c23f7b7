import { type Arrival, type ArrivalKind, kindOf } from './arrival.js';

/** So much mail is remembered, in octets of mail data; what came first is forgotten first. */
const mostRemembered = 64 * 1024 * 1024;

interface Watcher {
  readonly wants: (arrival: Arrival) => boolean;
  readonly tell: (arrival: Arrival) => void;
}

/** Arrivals, and whoever waits for one. */
export class ArrivalLog {
  readonly #arrivals: Arrival[] = [];
  readonly #watchers = new Set<Watcher>();
  #octets = 0;

  add(arrival: Arrival): void {
    this.#arrivals.push(arrival);
    this.#octets += arrival.data.length;
    while (this.#octets > mostRemembered) this.#octets -= this.#arrivals.shift()?.data.length ?? 0;
    for (const watcher of this.#watchers) if (watcher.wants(arrival)) watcher.tell(arrival);
  }

  wait(
    token: string,
    kind: ArrivalKind | 'either',
    waitMs: number,
    signal: AbortSignal | undefined,
  ): Promise<Arrival | undefined> {
    const wants = (arrival: Arrival): boolean => {
      const found = kindOf(arrival, token);
      return found !== undefined && (kind === 'either' || kind === found);
    };
    const known = this.#arrivals.find(wants);
    if (known !== undefined || signal?.aborted === true) return Promise.resolve(known);
    return new Promise((resolve) => {
      const settle = (arrival?: Arrival): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        this.#watchers.delete(watcher);
        resolve(arrival);
      };
      const giveUp = (): void => settle();
      const watcher = { wants, tell: settle };
      const timer = setTimeout(giveUp, waitMs);
      signal?.addEventListener('abort', giveUp);
      this.#watchers.add(watcher);
    });
  }
}
