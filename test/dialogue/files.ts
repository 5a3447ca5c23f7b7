import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BadDialogue, compileDialogue } from '../../runner/dialogue/index.js';
import type { AnyScenario } from '../../runner/scenario/index.js';
import { requirements } from '../../suites/requirements/index.js';

const root = new URL('../../', import.meta.url);

/** Names of the dialogue files in a folder of the repository. */
export function dialoguesIn(folder: string): string[] {
  return readdirSync(fileURLToPath(new URL(folder, root))).filter((name) => /\.(ya?ml|json)$/.test(name));
}

export function textOf(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** A dialogue file of the repository. */
export function compiled(path: string, suite = 'acme'): AnyScenario {
  return compileDialogue({
    text: textOf(path),
    file: path,
    suite,
    knows: (row) => Object.hasOwn(requirements, row),
  });
}

/** A dialogue of these steps, in the form of YAML that is indented by two. */
export function dialogueOf(steps: string, head: Readonly<Record<string, string>> = {}): AnyScenario {
  return compileDialogue({ text: textWith(steps, head), file: 'test.yaml', suite: 'acme' });
}

export function textWith(steps: string, head: Readonly<Record<string, string>> = {}): string {
  const usual = {
    id: 'acme/test',
    title: 'A sound server does what it should',
    why: 'It matters to whoever runs the server.',
    services: '[smtp]',
    impact: 'probe',
    level: 'MUST',
    start: 'ready',
  };
  const lines = Object.entries({ ...usual, ...head }).map(([key, value]) => `${key}: ${value}\n`);
  return `${lines.join('')}steps:\n${steps}\nremedy: { any: Mend whatever is broken. }\n`;
}

export const noop = '  - C: NOOP\n  - S: 250';

/** What is wrong with a text, one line for each mistake. */
export function mistakesIn(text: string, more: { readonly knows?: (row: string) => boolean } = {}): string[] {
  try {
    compileDialogue({ text, file: 'test.yaml', suite: 'acme', ...more });
  } catch (error) {
    if (error instanceof BadDialogue) return error.message.split('\n');
    throw error;
  }
  return [];
}
