import { execFile } from 'node:child_process';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'junit2json';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bash } from './github.js';
import { change, folder, installed, root, sample, sampleFolder } from './sample.js';
import { hasTool } from './tools.js';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const run = promisify(execFile);
const local = join(root, 'node_modules/gitlab-ci-local/src/index.js');
/** gitlab-ci-local copies what git tracks into the folder of the job with it. */
const rsync = hasTool('rsync');

interface Ran {
  readonly code: number | null;
  readonly log: string;
  /** What the job left behind in `report/`, by name. */
  artifact(name: string): Promise<string>;
}

/** Runs the job with the shell executor of gitlab-ci-local, which first holds the file against GitLab's schema. */
async function pipeline(workspace: string, env: Record<string, string> = {}): Promise<Ran> {
  const git = ['-c', 'user.name=kit', '-c', 'user.email=kit@localhost'];
  await run('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: workspace });
  await run('git', ['remote', 'add', 'origin', 'git@gitlab.invalid:example-org/ci-gate.git'], {
    cwd: workspace,
  });
  await run('git', ['add', '--all'], { cwd: workspace });
  await run('git', [...git, 'commit', '--quiet', '--message', 'A sample'], { cwd: workspace });
  const { PATH = '' } = process.env;
  const cache = process.env.npm_config_cache ?? join(process.env.HOME ?? '', '.npm');
  const { code, log } = await bash(
    ['-c', 'exec "$@"', 'bash', process.execPath, local, '--force-shell-executor', 'mail'],
    workspace,
    { PATH, HOME: await folder(), npm_config_cache: cache, npm_config_prefer_offline: 'true', ...env },
  );
  return { code, log, artifact: (name) => readFile(join(workspace, 'report', name), 'utf8') };
}

describe.skipIf(!rsync)('the GitLab job of examples/ci-gate', () => {
  let template: string;

  beforeAll(async () => {
    template = await installed(afterAll);
  });

  test('passes with what the baseline knows, and leaves a JUnit report', async () => {
    const { code, log, artifact } = await pipeline(await sample(template));
    expect(code, log).toBe(0);
    expect(log).toContain('GATE: passed');
    const junit = await parse(await artifact('junit.xml'));
    expect(junit).toMatchObject({ failures: 0 });
    expect(Number(junit && 'tests' in junit ? junit.tests : 0)).toBeGreaterThan(100);
    expect(await artifact('report.html')).toContain('<html');
  });

  test('turns red by a fault that nobody knew, and leaves its reports all the same', async () => {
    const { code, log, artifact } = await pipeline(await sample(template), { FAULT: 'relay-open' });
    expect(code).toBe(1);
    expect(log).toMatch(/new: relay\/third-party at/);
    const junit = await parse(await artifact('junit.xml'));
    expect(Number(junit && 'failures' in junit ? junit.failures : 0)).toBeGreaterThan(0);
  });

  test('turns red when an entry is over', async () => {
    const workspace = await sample(template);
    await change(join(workspace, 'smtpspec-baseline.yaml'), '2199-12-31', '2020-12-31');
    const { code, log } = await pipeline(workspace);
    expect(code).toBe(1);
    expect(log).toContain('was to hold until 2020-12-31');
  });

  test('turns red when what was known is mended, and names the lines to delete', async () => {
    const { code, log } = await pipeline(await sample(template), { FAULT: '' });
    expect(code).toBe(1);
    expect(log.replace(/(\n|mail|>|\s)+/g, ' ')).toContain('delete lines 4-11');
  });

  test('would not run against the schema of GitLab', async () => {
    const workspace = await sample(template);
    await appendFile(join(workspace, '.gitlab-ci.yml'), '  artefacts: [report]\n');
    const { code, log } = await pipeline(workspace);
    expect(code).not.toBe(0);
    expect(log).toContain('artefacts');
  });
});

test('both pipelines of the sample use the release that this is', async () => {
  const read = (file: string) => readFile(join(sampleFolder, file), 'utf8');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  expect(JSON.parse(await read('package.json')).devDependencies).toEqual({ smtpspec: version });
  expect(await read('.github/workflows/mail.yml')).toContain(`uses: example-org/smtpspec@v${version}\n`);
});
