import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { start } from '../cli/smtpspec.js';
import { build, type Image } from './dockerfile.js';
import { bash } from './github.js';
import { folder, freshCheckout, root } from './sample.js';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 900_000 });

const text = await readFile(join(root, 'Dockerfile'), 'utf8');

describe('Dockerfile', () => {
  test('has nothing that a linter objects to', () => {
    const problems = validate(text, { deprecatedMaintainer: 2, instructionWorkdirRelative: 2 });
    expect(problems.map(({ message }) => message)).toEqual([]);
    const wrong = validate(text.replace('USER node', 'USER'), {});
    expect(wrong.length).toBe(1);
  });

  test('is built on a base image that fits engines in package.json', async () => {
    const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const bases = DockerfileParser.parse(text)
      .getFROMs()
      .map((from) => from.getImage());
    const [major] = engines.node.match(/\d+/);
    expect(new Set(bases)).toEqual(new Set([`node:${major}-bookworm-slim`]));
  });
});

describe('what the Dockerfile says, done', () => {
  let image: Image;

  beforeAll(async () => {
    image = await build(await freshCheckout(afterAll), await folder(afterAll));
  });

  test('leaves the program and nothing that it was made with', async () => {
    const files = await readdir(join(image.root, 'opt/smtpspec'), { recursive: true });
    expect(files).toContain('dist/bin/smtpspec.js');
    expect(files).toContain('dist/bin/LICENCES.txt');
    expect(files.filter((file) => /node_modules|\.ts$|^src/.test(file))).toEqual([]);
    expect(existsSync(join(image.root, 'src'))).toBe(false);
  });

  test('is run by a user that is not root, in a folder for reports', () => {
    expect(image).toMatchObject({ user: 'node', workdir: '/report', cmd: ['--help'] });
    expect(image.entrypoint[0]).toBe('node');
  });

  /** The entry point with these words, in the folder for reports and without a home. */
  function run(words: readonly string[]): ReturnType<typeof bash> {
    const [node = '', program = ''] = image.entrypoint;
    const command = ['exec "$@"', 'sh', node, join(image.root, program), ...words];
    return bash(['-c', ...command], join(image.root, image.workdir), { PATH: process.env.PATH ?? '' });
  }

  test('shows the help by itself', async () => {
    const { code, log } = await run(image.cmd);
    expect({ code, help: log.startsWith('smtpspec <command>') }).toEqual({ code: 0, help: true });
  });

  test('audits, and writes every format', async () => {
    const server = start(['serve', '--smtp-port', '0', '--submission-port', '0', '--submissions-port', '0']);
    const said = await server.said('stdout', /^submissions:/m);
    const [url = ''] = said.split('\n');
    const names = ['json', 'html', 'junit', 'sarif', 'tap', 'markdown'];
    const outputs = names.flatMap((name) => [`--${name}`, `out.${name}`]);
    const { code, log } = await run(['audit', url, '--only', 'commands', ...outputs]);
    expect(code, log).toBe(0);
    const written = await readdir(join(image.root, image.workdir));
    expect(written.sort()).toEqual(names.map((name) => `out.${name}`).sort());
  });
});
