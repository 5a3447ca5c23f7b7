import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Annotation, readAnnotations, readMarkdown, readSarif } from '../reports/readers.js';
import { type Job, type Machine, type Ran, runWorkflow } from './github.js';
import { change, folder, freshCheckout, installed, root, sample } from './sample.js';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

let template: string;

beforeAll(async () => {
  template = await installed(afterAll);
});

interface Given {
  readonly workspace: string;
  readonly env?: Record<string, string>;
  /** Where the action is checked out; built, unless the test has its own. */
  readonly action?: string;
}

async function machine({ workspace, env = {}, action = root }: Given): Promise<Machine> {
  return {
    workspace,
    temp: await folder(),
    env,
    actionFolder: (uses) => (/^example-org\/smtpspec@v[\d.]+$/.test(uses) ? action : undefined),
  };
}

/** The workflow of the sample, step by step. */
async function push(given: Given): Promise<Job> {
  const workflow = await readFile(join(given.workspace, '.github/workflows/mail.yml'), 'utf8');
  return runWorkflow(workflow, await machine(given));
}

/** The action alone, with these inputs. */
async function use(inputs: Record<string, string>, given: Given): Promise<Ran> {
  const step = { uses: 'example-org/smtpspec@v0', with: inputs };
  const job = await runWorkflow(
    JSON.stringify({ jobs: { audit: { steps: [step] } } }),
    await machine(given).then((it) => ({ ...it, actionFolder: () => given.action ?? root })),
  );
  return stepOf(job, step.uses);
}

function stepOf({ steps }: Job, name: string): Ran {
  const found = steps.find((step) => step.name === name);
  if (found === undefined) throw new Error(`no step ${name} among ${steps.map((step) => step.name)}`);
  return found;
}

const results = ({ steps }: Job) => Object.fromEntries(steps.map(({ name, result }) => [name, result]));

/** What the runner obeys: nothing from `stop-commands` to the word that it names. */
function annotationsOf(log: string): Annotation[] {
  const [, word = ''] = /^::stop-commands::(\w+)$/m.exec(log) ?? [];
  expect(word).toMatch(/^[0-9a-f]{64}$/);
  const [before = '', after = ''] = log.split(`::${word}::\n`);
  expect(before.match(/^::(?!stop-commands)/gm)).toBeNull();
  return readAnnotations(
    after
      .split('\n')
      .filter((line) => line.startsWith('::'))
      .join('\n'),
  );
}

describe('the workflow of examples/ci-gate', () => {
  test('passes with what the baseline knows, and leaves its reports', async () => {
    const workspace = await sample(template);
    const job = await push({ workspace });
    const audit = stepOf(job, 'Audit');
    expect(job.result, audit.log).toBe('success');
    expect(Object.values(results(job))).not.toContain('skipped');
    expect(audit.outputs).toEqual({
      'exit-code': '0',
      json: 'report/report.json',
      html: 'report/report.html',
      junit: 'report/junit.xml',
      sarif: 'report/report.sarif',
    });
    for (const name of ['json', 'html', 'junit', 'sarif'])
      expect(existsSync(join(workspace, audit.outputs[name] ?? ''))).toBe(true);
    expect(audit.log).toContain('GATE: passed');
    expect(annotationsOf(audit.log).filter(({ level }) => level !== 'notice')).toEqual([]);
    expect(readMarkdown(audit.summary).some(({ type }) => type === 'heading')).toBe(true);
    expect(stepOf(job, 'Findings to code scanning').with).toEqual({
      sarif_file: 'report/report.sarif',
      category: 'smtpspec',
    });
  });

  test('turns red by a fault that nobody knew, after the reports are written', async () => {
    const workspace = await sample(template);
    const job = await push({ workspace, env: { FAULT: 'relay-open' } });
    const audit = stepOf(job, 'Audit');
    expect(job.result).toBe('failure');
    expect(results(job)).toMatchObject({
      Audit: 'failure',
      'Findings to code scanning': 'success',
      'Keep the reports': 'success',
      'Stop the mail server': 'success',
    });
    expect(audit.outputs['exit-code']).toBe('1');
    expect(audit.log).toMatch(/new: relay\/third-party at smtp:/);
    const errors = annotationsOf(audit.log).filter(({ level }) => level === 'error');
    expect(errors.map(({ title }) => title).join()).toContain('relay/');
    const sarif = readSarif(await readFile(join(workspace, 'report/report.sarif'), 'utf8'));
    const found = sarif.runs[0]?.results?.filter(({ level }) => level === 'error') ?? [];
    expect(found.map(({ ruleId }) => ruleId)).toContain('relay/third-party');
    expect(audit.summary).toContain('relay/third-party');
  });

  test('turns red when an entry is over', async () => {
    const workspace = await sample(template);
    await change(join(workspace, 'smtpspec-baseline.yaml'), '2199-12-31', '2020-12-31');
    const job = await push({ workspace });
    expect(job.result).toBe('failure');
    expect(stepOf(job, 'Audit').log).toMatch(/was to hold until 2020-12-31, and\s+that\s+is\s+over/);
  });

  test('turns red when what was known is mended, and names the lines to delete', async () => {
    const workspace = await sample(template);
    const job = await push({ workspace, env: { FAULT: '' } });
    expect(job.result).toBe('failure');
    const { log } = stepOf(job, 'Audit');
    expect(log.replace(/\s+/g, ' ')).toContain('and it is pass: delete lines 4-11');
  });

  test('turns red without a report when it cannot be used, and uploads none', async () => {
    const workspace = await sample(template);
    await change(join(workspace, 'smtpspec.yaml'), 'fail-on: warn', 'fail-on: sometimes');
    const job = await push({ workspace });
    expect(results(job)).toMatchObject({
      Audit: 'failure',
      'Findings to code scanning': 'skipped',
      'Stop the mail server': 'success',
    });
    expect(stepOf(job, 'Audit').outputs).toMatchObject({ 'exit-code': '2', json: '', sarif: '' });
    expect(stepOf(job, 'Audit').log).toMatch(/smtpspec\.yaml:\d+:\d+: /);
  });
});

describe('the action', () => {
  test('builds itself at a fresh checkout, once', async () => {
    const action = await freshCheckout();
    expect(existsSync(join(action, 'dist'))).toBe(false);
    const env = { NODE_ENV: 'production' };
    const first = await use({ targets: 'smtp://127.0.0.1:1' }, { workspace: await folder(), action, env });
    expect(first.log).toContain('::group::Build smtpspec');
    expect(first.outputs['exit-code'], first.log).toBe('3');
    const second = await use({ targets: 'smtp://127.0.0.1:1' }, { workspace: await folder(), action, env });
    expect(second.log).not.toContain('::group::');
    expect(second.outputs['exit-code']).toBe('3');
  });

  test('says so where there is no Node, or an old one', async () => {
    const workspace = await folder();
    const { log, result, outputs } = await use(
      { targets: 'smtp://127.0.0.1:1' },
      { workspace, env: { PATH: join(workspace, 'nothing') } },
    );
    const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(result).toBe('failure');
    expect(log).toContain(`::error title=smtpspec::Node ${engines.node.replace('>=', '')} or newer`);
    expect(outputs).toMatchObject({ 'exit-code': '', json: '' });
  });

  test.each([
    ['targets', '$(touch pwned) `touch pwned` ; touch pwned'],
    ['domain', 'x"; touch pwned; "'],
    ['only', "commands'\n$(touch pwned) *"],
    ['output', 'a;touch pwned;$(touch pwned)'],
    ['output', '-rf'],
    ['output', ''],
    ['targets', '--allow=stress --i-am-authorized smtp://127.0.0.1:1'],
    ['targets', 'smtp://127.0.0.1:1 --config=/etc/passwd'],
  ])('takes %s as text, and runs nothing of it: %s', async (input, value) => {
    const workspace = await folder();
    const ran = await use({ targets: 'smtp://127.0.0.1:1', [input]: value }, { workspace });
    expect(ran.result).toBe('failure');
    expect(existsSync(join(workspace, 'pwned'))).toBe(false);
    if (input === 'targets') expect(ran.outputs['exit-code']).toBe('2');
  });

  test('would run it where an input is a part of the script, as this runner does what GitHub does', async () => {
    const action = await folder();
    for (const name of ['dist', 'package.json', 'action.yml'])
      await cp(join(root, name), join(action, name), { recursive: true });
    const asText = ['"$', '{{ inputs.domain }}"'].join('');
    await change(join(action, 'action.yml'), '"$INPUT_DOMAIN"', asText.replaceAll('$', '$$$$'));
    const workspace = await folder();
    await use({ targets: 'smtp://127.0.0.1:1', domain: '$(touch pwned)' }, { workspace, action });
    expect(existsSync(join(workspace, 'pwned'))).toBe(true);
  });

  test('hands every input to smtpspec', async () => {
    const workspace = await folder();
    const inputs = {
      targets: 'smtp://127.0.0.1:1\nsmtp://127.0.0.1:2',
      'fail-on': 'never',
      'min-coverage': '100',
      'max-inconclusive': '0',
      only: 'commands relay\n',
      skip: 'relay/third-party',
      allow: 'deliver',
      'i-am-authorized': 'true',
      domain: 'example.org',
      recipient: 'alice@example.org',
      user: 'alice',
      output: 'out of the way',
    };
    const ran = await use(inputs, { workspace, env: { SMTPSPEC_PASSWORD: 'hunter2 & more' } });
    expect(ran.outputs).toMatchObject({ 'exit-code': '3', json: 'out of the way/report.json' });
    const text = await readFile(join(workspace, 'out of the way/report.json'), 'utf8');
    const { options, targets } = JSON.parse(text);
    expect(targets.map(({ url }: { url: string }) => url)).toEqual([
      'smtp://127.0.0.1:1',
      'smtp://127.0.0.1:2',
    ]);
    expect(options).toMatchObject({
      only: ['commands', 'relay'],
      skip: ['relay/third-party'],
      allow: 'deliver',
      domain: 'example.org',
      recipient: 'alice@example.org',
    });
    expect(ran.log).toContain('GATE: not passed');
    expect(ran.log + ran.summary + text).not.toContain('hunter2');
  });

  test('wants the password of a login in the environment of the step', async () => {
    const inputs = { targets: 'smtp://127.0.0.1:1', user: 'alice' };
    const ran = await use(inputs, { workspace: await folder() });
    expect(ran.outputs['exit-code']).toBe('2');
    expect(ran.log).toContain('--user needs a password');
  });

  test('tells of no report from before', async () => {
    const workspace = await folder();
    const first = await use({ targets: 'smtp://127.0.0.1:1' }, { workspace });
    expect(first.outputs.json).toBe('smtpspec-report/report.json');
    const second = await use({ targets: 'smtp://127.0.0.1:1', allow: 'everything' }, { workspace });
    expect(second.outputs).toMatchObject({ 'exit-code': '2', json: '', html: '', junit: '', sarif: '' });
  });
});
