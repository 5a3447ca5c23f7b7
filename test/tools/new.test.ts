import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leftovers } from '../architecture/leftovers.js';
import { root } from '../architecture/sources.js';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let copy: string;

/** Runs a program of the copy to its end. */
async function run(script: string, ...args: string[]): Promise<Ended> {
  const ended = promisify(execFile)(process.execPath, [script, ...args], { cwd: copy });
  return ended.then((out) => ({ code: 0, ...out })).catch((error: Ended) => error);
}

const create = (...args: string[]): Promise<Ended> => run('test/tools/new.mjs', ...args);
const inCopy = (path: string): Promise<string> => readFile(join(copy, path), 'utf8');

beforeAll(async () => {
  copy = `${await mkdtemp(join(tmpdir(), 'smtpspec-new-'))}/`;
  const needed = [
    'suites',
    'runner',
    'test/proof',
    'test/tools',
    'biome.json',
    'package.json',
    'tsconfig.json',
    '.gitignore',
  ];
  for (const path of needed) await cp(join(root, path), join(copy, path), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rm(copy, { recursive: true, force: true }));

describe('npm run new', () => {
  it.each([
    [[], 'give one id'],
    [['commands/one', 'commands/two'], 'give one id'],
    [['Commands/Loud'], 'is no id'],
    [['../outside'], 'is no id'],
    [['commands/two--hyphens'], 'is no id'],
    [['nowhere/thing'], 'is no suite'],
    [['replies/thing'], 'is no suite'],
    [['commands/noop'], 'suites/commands/noop.ts exists'],
  ])('refuses %j on one line', async (args, why) => {
    const before = await lists();
    const { code, stdout, stderr } = await create(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^new: .*\n$/);
    expect(stderr).toContain(why);
    expect(await lists()).toEqual(before);
  });

  it('writes a scenario and its proof, which compile, are listed in place, and are found unfinished', async () => {
    expect(leftovers(copy)).toEqual([]);
    const ids = ['commands/new-thing', 'auth/auth', 'extensions/8bit-mime', 'domain/mx', 'extensions/dsn'];
    for (const id of ids) expect(await create(id)).toMatchObject({ code: 0, stderr: '' });

    const lastOf = async (suite: string) => namesIn(await inCopy(`suites/lists/${suite}.ts`), suite).at(-1);
    expect(await lastOf('commands')).toBe('newThing');
    expect(await lastOf('auth')).toBe('authAuth');
    expect(namesIn(await inCopy('suites/lists/extensions.ts'), 'extensions')).toEqual([
      'extensions8bitMime',
      'dsn',
    ]);
    expect(namesIn(await inCopy('suites/index.ts'), 'scenarios')).toEqual([
      '...commands',
      '...tls',
      '...submission',
      '...relay',
      '...extensions',
      '...hardening',
      '...delivery',
      '...domain',
      '...lmtp',
      '...auth',
      '...relayThatFailsLogins',
    ]);

    for (const id of ids) {
      const unfinished = leftovers(copy).map((place) => place.replace(/:\d+$/, ''));
      expect(unfinished).toEqual(expect.arrayContaining([`suites/${id}.ts`, `test/proof/${id}.proof.ts`]));
    }
    const written = ids.flatMap((id) => [`suites/${id}.ts`, `test/proof/${id}.proof.ts`]);
    const tsconfig = { extends: './tsconfig.json', include: ['suites/index.ts', ...written] };
    await writeFile(join(copy, 'tsconfig.new.json'), JSON.stringify(tsconfig));
    const compiled = await run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.new.json');
    expect(compiled).toMatchObject({ code: 0, stdout: '' });
    const biome = 'node_modules/@biomejs/biome/bin/biome';
    expect(await run(biome, 'check', 'suites/index.ts', 'suites/lists', ...written)).toMatchObject({
      code: 0,
    });
  });
});

/** Names in a list, in order. */
function namesIn(text: string, list: string): string[] {
  const [, names = ''] = new RegExp(`const ${list}:[^=]*= \\[([^\\]]*)\\]`).exec(text) ?? [];
  return names
    .split(/,|\/\/.*/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Every list of scenarios, as text. */
async function lists(): Promise<string[]> {
  const files = await readdir(join(copy, 'suites/lists'));
  return Promise.all(
    ['index.ts', ...files.map((file) => `lists/${file}`)].map((it) => inCopy(`suites/${it}`)),
  );
}
