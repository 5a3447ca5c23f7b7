import type { AnyScenario } from '../scenario/index.js';
import { checkMoves } from './checks.js';
import { checkHead, metaOf, servicesOf } from './head.js';
import { play } from './play.js';
import { Problems } from './problems.js';
import { readDialogue } from './read.js';
import { sequenceOf } from './sequence.js';
import type { Stage } from './take.js';

/** A dialogue file and where it belongs. */
export interface DialogueSource {
  /** YAML, or JSON, which is a part of it. */
  readonly text: string;
  /** As errors name it. */
  readonly file: string;
  /** The suite that it belongs to: its id begins with this and a slash. */
  readonly suite: string;
  /** Whether there is a row with this id; every row is believed to be there unless given. */
  readonly knows?: (row: string) => boolean;
}

/**
 * Compiles a linear dialogue into a scenario, which is planned, played and judged as any other.
 * @throws BadDialogue with a line for each mistake
 */
export function compileDialogue({ text, file, suite, knows }: DialogueSource): AnyScenario {
  const { dialogue, located } = readDialogue(file, text);
  const problems = new Problems(located);
  const moves = sequenceOf(dialogue, problems);
  problems.raise();
  checkMoves(dialogue, moves, servicesOf(dialogue), problems);
  checkHead(dialogue, moves, suite, knows, problems);
  problems.raise();
  return {
    meta: metaOf(dialogue, moves),
    run: (stage: Stage) => play(dialogue.start, moves, stage),
  };
}
