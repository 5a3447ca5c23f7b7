import type { Session } from '../net/index.js';

interface Asked {
  readonly answer: Promise<unknown>;
  readonly sessions: readonly Session[];
}

/** Answers of one target and service that several scenarios use (`once` of their context). */
export class SharedAnswers {
  readonly #asked = new Map<string, Asked>();
  readonly #evidence = new WeakSet<Session>();

  /**
   * @param opened  sessions of the asking body, in order; those that the question opens become evidence
   * @param borrowed  gets the sessions of an answer that was there already
   */
  async ask<T>(
    key: string,
    ask: () => Promise<T>,
    opened: readonly Session[],
    borrowed: Set<Session>,
  ): Promise<T> {
    const known = this.#asked.get(key);
    if (known === undefined) return this.#askFirst(key, ask, opened);
    try {
      return (await known.answer) as T;
    } finally {
      for (const session of known.sessions) borrowed.add(session);
    }
  }

  /** Whether other checks may rest on it. */
  isEvidence(session: Session): boolean {
    return this.#evidence.has(session);
  }

  async #askFirst<T>(key: string, ask: () => Promise<T>, opened: readonly Session[]): Promise<T> {
    const before = opened.length;
    const sessions: Session[] = [];
    const answer = (async () => {
      try {
        return await ask();
      } finally {
        sessions.push(...opened.slice(before));
        for (const session of sessions) this.#evidence.add(session);
        await Promise.all(sessions.map((session) => session.quit()));
        if (sessions.some((session) => session.saw421 || session.wasReset)) this.#asked.delete(key);
      }
    })();
    this.#asked.set(key, { answer, sessions });
    try {
      return await answer;
    } catch (error) {
      this.#asked.delete(key);
      throw error;
    }
  }
}
