import type { Line } from './line.js';

/** What a question is asked with; everything that it uses becomes its evidence. */
export interface Tools<Evidence> {
  readonly line: Line;
  /** The answer to another question, whose evidence is then ours as well. */
  of<T>(question: Question<T, Evidence>): Promise<T>;
}

/** Makes a line whose connections are noted, when they end. */
export type Lines<Evidence> = (note: (evidence: Evidence) => void) => Line;

/** A question to the server that is asked once, whoever asks first. */
export class Question<T, Evidence> {
  readonly #lines: Lines<Evidence>;
  readonly #ask: (tools: Tools<Evidence>) => Promise<T>;
  readonly #evidence = new Set<Evidence>();
  #answer: Promise<T> | undefined;
  /** The answer, once it is there. */
  settled: T | undefined;

  constructor(lines: Lines<Evidence>, ask: (tools: Tools<Evidence>) => Promise<T>) {
    this.#lines = lines;
    this.#ask = ask;
  }

  /** @throws NotSeen, the same for everybody who asks */
  answer(): Promise<T> {
    this.#answer ??= this.#asked();
    return this.#answer;
  }

  get evidence(): ReadonlySet<Evidence> {
    return this.#evidence;
  }

  async #asked(): Promise<T> {
    const used: Question<unknown, Evidence>[] = [];
    try {
      this.settled = await this.#ask({
        line: this.#lines((evidence) => this.#evidence.add(evidence)),
        of: (question) => {
          used.push(question as Question<unknown, Evidence>);
          return question.answer();
        },
      });
      return this.settled;
    } finally {
      for (const question of used) for (const evidence of question.evidence) this.#evidence.add(evidence);
    }
  }
}
