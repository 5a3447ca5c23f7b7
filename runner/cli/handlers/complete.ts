import { catalogue, policies } from '../../../suites/index.js';
import { suiteOf } from '../../engine/index.js';
import { listFaults } from '../../reference/index.js';
import { impacts, services } from '../../result/index.js';
import { completionDescription } from '../commands/completion.js';
import { commandModules, commandNames, optionsOf } from '../commands/index.js';
import { exitCodes, failOnChoices } from '../exit-codes.js';

interface Candidate {
  readonly word: string;
  readonly about?: string | undefined;
}

type Values = (start: string) => readonly string[];

const ids: Values = (start) => [
  ...[...catalogue.scenarios, ...catalogue.invariants].map(({ meta }) => meta.id),
  ...(/^\d/.test(start) ? Object.keys(catalogue.requirements) : []),
];
const selection: Values = (start) => [...new Set(ids('').map((id) => suiteOf({ id }))), ...ids(start)];
const targets: Values = () => services.map((service) => `${service}://`);

const valuesOfOption: Readonly<Record<string, Values>> = {
  only: selection,
  skip: selection,
  fault: () => listFaults().map(({ name }) => name),
  allow: () => impacts,
  'fail-on': () => failOnChoices,
  'tls-policy': () => Object.keys(policies),
};

const valuesOfArgument: Readonly<Record<string, Values>> = {
  explain: ids,
  audit: targets,
  explore: targets,
};

/**
 * Prints what can stand at the cursor, a line each, as the script of yargs for that shell reads it. Nothing where the shell knows, which
 * are names of files, and where nobody does.
 * @param words  the command line up to the cursor, the word at it last
 */
export function complete(words: readonly string[]): void {
  const { SHELL = '' } = process.env;
  const shell = ['zsh', 'fish'].find((name) => SHELL.includes(name)) ?? 'bash';
  const line = shell === 'fish' ? withCursor(words) : words;
  for (const candidate of candidatesAt(line)) process.stdout.write(`${asRead(candidate, shell)}\n`);
  process.exitCode = exitCodes.ok;
}

function candidatesAt(line: readonly string[]): Candidate[] {
  const given = line.slice(0, -1);
  const command = given.find((word) => commandNames.includes(word));
  const { option, before, start } = placeOf(line);
  if (command === undefined) return startingWith(start, commandCandidates());
  const takesValue = option !== undefined && optionsOf(command)[option]?.requiresArg === true;
  if (!takesValue && start.startsWith('-')) return startingWith(start, optionCandidates(command, given));
  const values = takesValue ? valuesOfOption[option]?.(start) : argumentsOf(command, given, start);
  const words = (values ?? []).filter((value) => value.startsWith(start));
  return words.map((value) => ({ word: before + value }));
}

/** The option whose value the cursor is in. Bash parts `--only=x` into three words; the others leave it whole. */
function placeOf(line: readonly string[]): { option: string | undefined; before: string; start: string } {
  const last = line.at(-1) ?? '';
  const [, before, name, rest] = /^(--([a-z-]+)=)(.*)$/s.exec(last) ?? [];
  if (before !== undefined) return { option: name, before, start: rest ?? '' };
  const parted = last === '=' ? line.at(-2) : line.at(-2) === '=' ? line.at(-3) : line.at(-2);
  const option = parted?.startsWith('--') === true ? parted.slice(2) : undefined;
  return { option, before: '', start: last === '=' ? '' : last };
}

function argumentsOf(command: string, given: readonly string[], start: string): readonly string[] {
  if (command === 'baseline') return given.at(-1) === command ? ['write', 'check'] : [];
  return valuesOfArgument[command]?.(start) ?? [];
}

function commandCandidates(): Candidate[] {
  const ours = commandModules().map(({ command, describe }) => ({
    word: String(command).split(' ')[0] ?? '',
    about: String(describe),
  }));
  return [...ours, { word: 'completion', about: completionDescription }];
}

/** The options that are not given yet, or may be given again. */
function optionCandidates(command: string, given: readonly string[]): Candidate[] {
  const options = Object.entries(optionsOf(command)).filter(
    ([name, { array }]) => array === true || !given.includes(`--${name}`),
  );
  return [
    ...options.map(([name, { describe }]) => ({ word: `--${name}`, about: String(describe) })),
    { word: '--help', about: 'show help' },
  ];
}

function startingWith(start: string, candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(({ word }) => word.startsWith(start));
}

/** Fish leaves out the word at the cursor while it is empty; what is behind a whole word then is as good a guess. */
function withCursor(words: readonly string[]): readonly string[] {
  const last = words.at(-1);
  const command = words.find((word) => commandNames.includes(word));
  const isWhole =
    last === command || optionsOf(command)[last?.replace(/^--/, '') ?? '']?.requiresArg === true;
  return isWhole ? [...words, ''] : words;
}

function asRead({ word, about }: Candidate, shell: string): string {
  if (shell === 'bash') return word;
  if (shell === 'fish') return about === undefined ? word : `${word}\t${about}`;
  const escaped = word.replaceAll(':', '\\:');
  return about === undefined ? escaped : `${escaped}:${about}`;
}
