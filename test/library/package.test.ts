import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../architecture/sources.js';
import { reference } from '../cli/smtpspec.js';

const run = promisify(execFile);
const quick = { timeout: 240_000 };
let place: string;

/** The package as npm packs it, with the dependencies that it names beside it, as npm would install them. */
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'smtpspec-consumer-'));
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', place];
  const { stdout } = await run('npm', args, { cwd: root });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await run('tar', ['-xzf', filename], { cwd: place });
  const modules = join(place, 'node_modules');
  await mkdir(modules);
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (!name.startsWith('.')) await symlink(join(root, 'node_modules', name), join(modules, name));
  }
  // Not a link: what it imports is found beside it, and nothing of this repository is.
  await cp(join(place, 'package'), join(modules, 'smtpspec'), { recursive: true });
  await cp(join(root, 'test/library/consumer/consumer.ts'), join(place, 'consumer.ts'));
  await writeFile(join(place, 'package.json'), '{ "type": "module" }');
}, 240_000);

afterAll(() => rm(place, { recursive: true, force: true }));

function compile(module: string, moduleResolution: string, ...more: readonly string[]) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const how = ['--strict', '--target', 'es2022', '--module', module, '--moduleResolution', moduleResolution];
  return run(
    process.execPath,
    [tsc, ...how, '--resolveJsonModule', '--types', 'node', ...more, 'consumer.ts'],
    {
      cwd: place,
    },
  ).catch((error: { stdout: string }) => error);
}

async function consumed(...args: readonly string[]) {
  const { stdout, stderr } = await run(process.execPath, ['consumer.js', ...args], { cwd: place });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('the packed package', () => {
  test.each([
    ['esnext', 'bundler'],
    ['node18', 'node16'],
    ['nodenext', 'nodenext'],
  ])(
    'has types that a strict consumer compiles with: %s, %s',
    async (module, resolution) => {
      // What the last one makes is run by the tests below.
      const ended = await compile(module, resolution, ...(module === 'nodenext' ? [] : ['--noEmit']));
      expect(ended.stdout).toBe('');
    },
    quick.timeout,
  );

  test(
    'audits with a suite, tells its events, and renders',
    async () => {
      const { url } = await reference({ faults: ['noop-refused-500'] });
      expect(await consumed(url)).toEqual({
        events: ['started 1', 'target smtp 2', 'check acme/noop fail', 'check acme/noop fail', 'finished 2'],
        interrupted: false,
        verdicts: ['acme/noop once fail', 'acme/noop twice fail'],
        refused: 'suite acme: "acme" is the name of suite acme too; give each suite its own',
        title: 'smtpspec report, version 1',
        formats: [true, true, true],
        ended: [true, true, true],
      });
    },
    quick.timeout,
  );

  test(
    'ends early with QUIT and what was decided, and sends nothing where it was aborted before',
    async () => {
      const { url, counters } = await reference();
      const aborted = await consumed(url, 'aborted');
      expect(aborted).toMatchObject({ interrupted: true });
      expect(counters.connections).toBe(0);
      expect(await consumed(url, 'abort')).toMatchObject({
        interrupted: true,
        verdicts: ['acme/noop once pass', 'acme/noop twice skipped'],
        ended: [true, true],
      });
    },
    quick.timeout,
  );
});
