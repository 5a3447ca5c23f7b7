import { clip, wrap } from '../../reports/console/text.js';
import { catalogue } from '../../suites/index.js';
import type { Counterexample, Exploration } from '../index.js';
import { clauseOf } from './explain/row.js';

const longestLine = 500;

/** What an exploration found, for a terminal of `width` columns. */
export function explorationText(result: Exploration, width: number): string {
  const { target, seed, searched, shrunk, counterexamples, notReproduced, unlisted, reached, problem } =
    result;
  const rest = (text: string): string[] => wrap(text, width, '  ');
  const shrinking = shrunk.sessions === 0 ? '' : `, and ${effort(shrunk)} to shrink and confirm`;
  const lines = [
    ...wrap(`${target}  seed ${seed}  ${effort(searched)}${shrinking}`, width),
    ...counterexamples.flatMap((it) => ['', ...dialogue(it, width)]),
    '',
    ...verdict(result).flatMap((line) => wrap(line, width)),
    ...(reached.length === 0 ? [] : ['', 'Replies were judged', ...reached.flatMap(rest)]),
    ...(unlisted.length === 0 ? [] : ['', 'Codes that no document lists for their command (no finding)']),
    ...unlisted.flatMap(({ to, reply }) => rest(`${to}: ${clip(reply, longestLine)}`)),
    ...(notReproduced.length === 0 ? [] : ['', 'Seen once, and not again (no finding)']),
    ...notReproduced.flatMap(({ to, because, row }) => rest(`${to}: ${because} (${row})`)),
    ...(problem === undefined || counterexamples.length === 0
      ? []
      : ['', ...wrap(`It ended early: ${clip(problem, longestLine)}`, width)]),
  ];
  return `${lines.join('\n')}\n`;
}

function verdict({ counterexamples, problem, target, seed, searched }: Exploration): string[] {
  if (counterexamples.length > 0) {
    const found = `${counterexamples.length} ${counterexamples.length === 1 ? 'dialogue' : 'dialogues'} that the rules forbid.`;
    return [
      `${found} To see it again: smtpspec explore ${target} --seed ${seed} --commands ${searched.commands}`,
    ];
  }
  if (problem !== undefined) return [`Could not be judged: ${clip(problem, longestLine)}`];
  return ['Nothing that RFC 5321 forbids was seen.'];
}

function dialogue(
  { row, because, to, state, dialogue: said, unfinished }: Counterexample,
  width: number,
): string[] {
  const requirement = catalogue.requirements[row];
  const clause =
    requirement === undefined
      ? row
      : `${clauseOf(requirement)}, ${requirement.level} (${row}): ${requirement.text}`;
  const note = unfinished ? ['', 'Shrinking met its bound: a part of this may do as well.'] : [];
  return [
    'FORBIDDEN',
    ...wrap(`${because} (${to}, ${state})`, width, '  '),
    ...wrap(clause, width, '  '),
    ...said.map(({ from, data }) => `    ${marks[from]} ${clip(data, longestLine)}`),
    ...note.flatMap((line) => wrap(line, width, '  ')),
  ];
}

const marks = { client: 'C:', server: 'S:', note: '--' } as const;

function effort({ commands, sessions }: Exploration['searched']): string {
  return `${commands} ${commands === 1 ? 'command' : 'commands'} in ${sessions} ${sessions === 1 ? 'session' : 'sessions'}`;
}
