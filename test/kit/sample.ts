import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const sampleFolder = join(root, 'examples/ci-gate');

type At = (clear: () => Promise<void>) => void;

/** A folder that goes with the test, or with the file where `afterAll` is given. */
export async function folder(at: At = onTestFinished): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'smtpspec-kit-'));
  at(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** What git has of this repository, or would have after `git add`: a fresh checkout. */
export async function freshCheckout(at?: At): Promise<string> {
  const to = await folder(at);
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const file of stdout.split('\0').filter((it) => it !== '')) await cp(join(root, file), join(to, file));
  return to;
}

/**
 * The sample repository after its `npm install`. What `npm pack` makes of what is built here stands in for the registry, where the
 * sample finds smtpspec.
 */
export async function installed(at: At): Promise<string> {
  const to = await folder(at);
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', to];
  const { stdout } = await run('npm', pack, { cwd: root });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const template = join(to, 'sample');
  await cp(sampleFolder, template, { recursive: true });
  await change(join(template, 'package.json'), /("smtpspec": )".*"/, `$1"file:${join(to, filename)}"`);
  await run('npm', ['install', '--prefer-offline'], { cwd: template });
  return template;
}

/** A copy of it on a free port. */
export async function sample(template: string): Promise<string> {
  const to = await folder();
  await cp(template, to, { recursive: true, verbatimSymlinks: true });
  const port = String(await freePort());
  await change(join(to, 'smtpspec.yaml'), '127.0.0.1:2525', `127.0.0.1:${port}`);
  await change(join(to, 'start-server'), '--smtp-port 2525', `--smtp-port ${port}`);
  return to;
}

/** Rewrites a file, which must hold what is to be replaced. */
export async function change(file: string, what: string | RegExp, by: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text.replace(what, by);
  if (changed === text) throw new Error(`${file} does not hold ${what}`);
  await writeFile(file, changed);
}

/** Files of a folder by name, whatever is below it. */
export async function filesNamed(name: string, below: string): Promise<string[]> {
  const files = await readdir(below, { recursive: true });
  return files.filter((file) => file.split('/').at(-1) === name).map((file) => join(below, file));
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
