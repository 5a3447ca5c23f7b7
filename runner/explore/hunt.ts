import fc from 'fast-check';
import type { Expedition } from './expedition.js';
import { shorten } from './shorten.js';
import { type Choice, type Step, vocabulary } from './vocabulary.js';
import type { Sighting, Walk } from './walk.js';

/** What a hunt brings home: the steps, and what the last session with them saw. */
export interface Catch {
  readonly steps: readonly Step[];
  readonly sighting: Sighting;
  readonly foundAfter: number;
}

/** Steps drawn for a walk; the apt ones among them are said. */
const drawn = 120;
/** Of a hundred steps, so many are said whether they are apt or not. */
const boldness = 25;
/** The budget of commands ends the search long before. */
const mostWalks = 1_000_000;

class Draw implements fc.AsyncCommand<Walk, Expedition> {
  constructor(
    readonly step: Step,
    readonly bold: boolean,
    readonly shrinking: () => boolean,
  ) {}

  check(walk: Walk): boolean {
    return walk.takes(this.step, this.bold || this.shrinking());
  }

  run(walk: Walk): Promise<void> {
    return walk.play(this.step);
  }

  toString(): string {
    return `${vocabulary.findIndex(({ steps }) => steps.includes(this.step))}:${this.step.line(nobody)}`;
  }
}

const nobody = { clientName: '', heloName: '', sender: '', recipient: '' } as Parameters<Step['line']>[0];

/**
 * Walks at random until something forbidden is seen that is not `known`, and shrinks the walk to the shortest one that still shows it.
 * @returns undefined when the budget was spent, or the server turned us away
 */
export async function hunt(
  expedition: Expedition,
  seed: number,
  known: ReadonlySet<string>,
): Promise<Catch | undefined> {
  const trail: { found?: Catch; mistake?: unknown } = {};
  const tried = new Set<string>();
  /** Whether the walk saw what is looked for, which is then kept. */
  const keeps = ({ steps, sighting }: Walk): boolean => {
    const { found } = trail;
    if (sighting === undefined) return false;
    const key = keyOf(sighting);
    if (found === undefined ? known.has(key) : key !== keyOf(found.sighting)) return false;
    if (found === undefined) expedition.beginShrinking();
    trail.found = { steps, sighting, foundAfter: found?.foundAfter ?? expedition.searched.commands };
    return true;
  };
  const property = fc.asyncProperty(
    commands(() => trail.found !== undefined),
    async (sequence) => {
      const purpose = trail.found === undefined ? 'search' : 'shrink';
      const name = [...sequence].join('\n');
      const isOver = trail.mistake !== undefined || expedition.isOver(purpose);
      // A skip ends the search, and success what is left of the shrinking.
      if (isOver) return purpose === 'search' ? fc.pre(false) : true;
      if (purpose === 'shrink' && tried.has(name)) return true;
      tried.add(name);
      try {
        const walk = await expedition.walk(purpose, (model) =>
          fc.asyncModelRun(() => ({ model, real: expedition }), sequence),
        );
        return !keeps(walk);
      } catch (error) {
        trail.mistake = error;
        return false;
      }
    },
  );
  await fc.check(property, { seed, numRuns: mostWalks, maxSkipsPerRun: 0, unbiased: true });
  if (trail.mistake !== undefined) throw trail.mistake;
  if (trail.found === undefined) return undefined;
  await shorten(trail.found.steps, async (steps) =>
    expedition.isOver('shrink') ? undefined : keeps(await expedition.replay(steps)),
  );
  return trail.found;
}

/** What makes two sightings one and the same: the rule and the command, or the rule alone where it is about the session. */
export function keyOf({ row, to, because }: Pick<Sighting, 'row' | 'to' | 'because'>): string {
  if (row.startsWith('5321-3.8-')) return 'closed';
  return row === '5321-4.2-01' ? because : `${row} ${to}`;
}

function commands(shrinking: () => boolean) {
  const one = ({ weight, steps }: Choice) => ({
    weight,
    arbitrary: fc
      .tuple(fc.constantFrom(...steps), fc.noShrink(fc.nat(99)))
      .map(([step, whim]) => new Draw(step, whim < boldness, shrinking)),
  });
  return fc.commands([fc.oneof(...vocabulary.map(one))], {
    maxCommands: drawn,
    size: 'max',
    disableReplayLog: true,
  });
}
