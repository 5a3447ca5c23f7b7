import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleReport } from '../reports/example.js';
import { folder, smtpspec } from './smtpspec.js';

async function isColoured(env: Record<string, string>, ...args: string[]): Promise<boolean> {
  const cwd = await folder();
  const changed = exampleReport();
  for (const { checks } of changed.targets) for (const check of checks) check.verdict = 'fail';
  await writeFile(join(cwd, 'a.json'), JSON.stringify(exampleReport()));
  await writeFile(join(cwd, 'b.json'), JSON.stringify(changed));
  const asked = [
    ['report', 'a.json'],
    ['diff', 'a.json', 'b.json'],
  ];
  const texts = await Promise.all(asked.map((command) => smtpspec([...command, ...args], { cwd, env })));
  const coloured = texts.map(({ stdout }) => stdout.includes('\u001b['));
  expect(texts.every(({ stdout }) => stdout.includes('fail'))).toBe(true);
  expect(new Set(coloured).size).toBe(1);
  return coloured[0] === true;
}

test.each<[string, Record<string, string>, string[], boolean]>([
  ['what is no terminal', {}, [], false],
  ['FORCE_COLOR', { FORCE_COLOR: '1' }, [], true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
  ['FORCE_COLOR and NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
  ['an empty NO_COLOR, which says nothing', { FORCE_COLOR: '1', NO_COLOR: '' }, [], true],
  ['--no-color', { FORCE_COLOR: '1' }, ['--no-color'], false],
])('colours with %s', async (_, env, args, expected) => {
  expect(await isColoured(env, ...args)).toBe(expected);
});
