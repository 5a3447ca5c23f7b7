import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWhole } from '../../runner/cli/files.js';
import { folder } from './smtpspec.js';

function* broken(): Generator<string> {
  yield 'the first part';
  throw new Error('no second part');
}

test('a text in parts is written as one', async () => {
  const path = join(await folder(), 'out.html');
  await writeWhole(path, ['a', '', 'ü\n']);
  expect(await readFile(path, 'utf8')).toBe('aü\n');
});

test('a text whose parts break off leaves the old file as it was, and nothing beside it', async () => {
  const cwd = await folder();
  const path = join(cwd, 'out.html');
  await writeFile(path, 'old');
  await expect(writeWhole(path, broken())).rejects.toThrow('no second part');
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(cwd)).toEqual(['out.html']);
});
