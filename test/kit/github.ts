import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { filledIn, isMet, type Status, type Tree } from './expressions.js';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, string | number>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export interface Ran {
  /** The name, else what it uses or runs. */
  readonly name: string;
  readonly result: Status | 'skipped';
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** What the step wrote into its summary, and all steps below it. */
  readonly summary: string;
  /** What it was given, worked out. */
  readonly with: Readonly<Record<string, string>>;
}

export interface Job {
  readonly result: Status;
  readonly steps: readonly Ran[];
}

export interface Machine {
  readonly workspace: string;
  /** Where the runner keeps its own files. */
  readonly temp: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of an action that is used, or undefined where using it is only put down. */
  actionFolder(uses: string): string | undefined;
}

interface Place {
  readonly machine: Machine;
  readonly env: Readonly<Record<string, string>>;
  readonly contexts: Readonly<Record<string, Tree>>;
}

/** Does the steps of the one job of a workflow, as GitHub's runner does: the same commands by the same shell, with the files that they write to. */
export async function runWorkflow(text: string, machine: Machine): Promise<Job> {
  const workflow = parse(text) as { jobs: Record<string, { steps: Step[] }> };
  const [job, ...others] = Object.values(workflow.jobs);
  if (job === undefined || others.length > 0) throw new Error('one job is what this can do');
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: machine.workspace,
    // What npm has fetched before need not be fetched again.
    npm_config_prefer_offline: 'true',
    ...machine.env,
  };
  return runSteps(job.steps, { machine, env, contexts: {} });
}

async function runSteps(steps: readonly Step[], place: Place): Promise<Job> {
  const done: Ran[] = [];
  const outputs: Record<string, Tree> = {};
  let result: Status = 'success';
  for (const step of steps) {
    const contexts = { ...place.contexts, steps: outputs };
    const ran = isMet(step.if, contexts, result)
      ? await runStep(step, { ...place, contexts })
      : { name: nameOf(step), result: 'skipped' as const, log: '', outputs: {}, summary: '', with: {} };
    done.push(ran);
    if (step.id !== undefined) outputs[step.id] = { outputs: ran.outputs };
    if (ran.result === 'failure') result = 'failure';
  }
  return { result, steps: done };
}

async function runStep(step: Step, place: Place): Promise<Ran> {
  const filled = (values: Readonly<Record<string, string | number>> = {}): Record<string, string> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, filledIn(String(value), place.contexts)]),
    );
  const given = filled(step.with);
  const env = { ...place.env, ...filled(step.env) };
  if (step.run !== undefined) return runScript(step, filledIn(step.run, place.contexts), { ...place, env });
  const uses = step.uses ?? '';
  const folder = place.machine.actionFolder(uses);
  if (folder === undefined)
    return { name: nameOf(step), result: 'success', log: '', outputs: {}, summary: '', with: given };
  return runAction(step, folder, given, { ...place, env });
}

async function runAction(
  step: Step,
  folder: string,
  given: Record<string, string>,
  place: Place,
): Promise<Ran> {
  const action = parse(await readFile(join(folder, 'action.yml'), 'utf8')) as Action;
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default ?? '']),
  );
  const contexts = { inputs, github: { action_path: folder } };
  const { result, steps } = await runSteps(action.runs.steps, { ...place, contexts });
  const inner = Object.fromEntries(
    action.runs.steps.flatMap(({ id }, at) =>
      id === undefined ? [] : [[id, { outputs: steps[at]?.outputs ?? {} }]],
    ),
  );
  const outputs = Object.fromEntries(
    Object.entries(action.outputs).map(([name, { value }]) => [
      name,
      filledIn(value, { ...contexts, steps: inner }),
    ]),
  );
  const together = (what: 'log' | 'summary'): string => steps.map((ran) => ran[what]).join('');
  return {
    name: nameOf(step),
    result,
    log: together('log'),
    outputs,
    summary: together('summary'),
    with: given,
  };
}

let scripts = 0;

async function runScript(step: Step, script: string, { machine, env }: Place): Promise<Ran> {
  const folder = join(machine.temp, `step-${scripts++}`);
  await mkdir(folder, { recursive: true });
  const file = (name: string): string => join(folder, name);
  for (const name of ['output', 'summary']) await writeFile(file(name), '');
  await writeFile(file('script.sh'), script);
  const files = { GITHUB_OUTPUT: file('output'), GITHUB_STEP_SUMMARY: file('summary') };
  const options = step.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
  const { code, log } = await bash([...options, file('script.sh')], machine.workspace, { ...env, ...files });
  const lines = (await readFile(file('output'), 'utf8')).split('\n').filter((line) => line !== '');
  return {
    name: nameOf(step),
    result: code === 0 ? 'success' : 'failure',
    log,
    outputs: Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2))),
    summary: await readFile(file('summary'), 'utf8'),
    with: {},
  };
}

function nameOf({ name, uses, run }: Step): string {
  return name ?? uses ?? run ?? '';
}

/** Stdout and stderr are one log, as on GitHub. */
export function bash(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; log: string }> {
  const child = spawn('/bin/bash', args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      log += part;
    });
  }
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done({ code, log }));
  });
}
