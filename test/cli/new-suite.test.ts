import { execFile } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { folder, smtpspec } from './smtpspec.js';

const main = fileURLToPath(new URL('../../dist/bin/smtpspec.js', import.meta.url));

describe('smtpspec new-suite', () => {
  test('writes a suite whose own test passes', async () => {
    const cwd = await folder();
    const { code, stdout, stderr } = await smtpspec(['new-suite', 'our-checks'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('--suite our-checks');
    expect((await readdir(join(cwd, 'our-checks'))).sort()).toEqual([
      'README.md',
      'greeting-name.mjs',
      'index.mjs',
      'suite.test.mjs',
      'unknown-verb.dialogue.yaml',
    ]);
    const env = { ...process.env, SMTPSPEC: main, NODE_TEST_CONTEXT: undefined };
    const args = ['--test', '--test-reporter=tap', 'our-checks'];
    const tested = await promisify(execFile)(process.execPath, args, { cwd, env });
    expect(tested.stdout).toContain('# pass 3\n# fail 0');
  }, 180_000);

  test('leaves what is there as it is, and refuses a name that no suite can have', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'file'), '');
    const refused = async (path: string, says: string): Promise<void> => {
      const { code, stderr } = await smtpspec(['new-suite', path], { cwd });
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) });
    };
    await refused(cwd, 'the folder gives the suite its name');
    await refused('relay', '"relay" is a name of smtpspec itself');
    await refused('file/checks', 'file/checks cannot be written: a part of the path is not a directory');
    await smtpspec(['new-suite', 'ours'], { cwd });
    await refused('ours', 'ours is not empty and is left as it is');
    expect(await readdir(cwd)).toEqual(['file', 'ours']);
  });
});
