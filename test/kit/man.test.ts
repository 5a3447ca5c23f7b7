import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { commandNames, optionNames } from '../../runner/cli/commands/index.js';
import { exitCodes } from '../../runner/cli/exit-codes.js';
import { filesBelow, read } from '../architecture/sources.js';
import { root } from './sample.js';
import { hasTool } from './tools.js';

const run = promisify(execFile);
const page = join(root, 'man/smtpspec.1');
const mandoc = hasTool('mandoc');
const groff = hasTool('groff');

/** The page as a terminal shows it, without overstriking and hyphenation. */
async function shown(): Promise<string> {
  const { stdout, stderr } = await run('groff', [
    '-man',
    '-ww',
    '-Tutf8',
    '-P-cbou',
    '-rHY=0',
    '-rLL=200n',
    page,
  ]);
  expect(stderr).toBe('');
  return stdout;
}

describe('man/smtpspec.1', () => {
  test.skipIf(!mandoc)('has nothing that mandoc warns of', async () => {
    const { stdout } = await run('mandoc', ['-Tlint', '-W', 'warning', page]).catch(
      (error: { stdout: string }) => error,
    );
    // Without a date it comes out the same on every day.
    expect(stdout.split('\n').filter((line) => line !== '' && !/missing date/.test(line))).toEqual([]);
  });

  test.skipIf(!groff)('shows every command with every option, as groff sets it', async () => {
    const text = await shown();
    const sections = text.split(/^ {3}(?=smtpspec )/m);
    for (const command of commandNames) {
      const section = sections.find((it) => it.split(/\s/)[1] === command) ?? '';
      expect(section, command).not.toBe('');
      const options = [...section.matchAll(/^ {7}--([a-z-]+)/gm)].map(([, name]) => name);
      const own = optionNames(command).filter((name) => !['help', 'version'].includes(name));
      expect(options).toEqual(own);
    }
  });

  test.skipIf(!groff)('tells every exit code', async () => {
    const [, part = ''] = (await shown()).split(/^EXIT STATUS$/m);
    const codes = [...(part.split(/^[A-Z]/m)[0] ?? '').matchAll(/^ {7}(\d+)/gm)].map(([, code]) =>
      Number(code),
    );
    expect(codes).toEqual(Object.values(exitCodes).sort((a, b) => a - b));
  });

  test('tells every variable of the environment that the program reads', async () => {
    const sources = ['runner', 'reports', 'suites']
      .flatMap((folder) => filesBelow(folder))
      .filter((file) => /\.tsx?$/.test(file));
    const names = sources.flatMap((file) => {
      const text = read(file);
      const destructured = [...text.matchAll(/const \{([^}]*)\} = process\.env/g)].flatMap(
        ([, list = '']) => list.match(/[A-Z_]+/g) ?? [],
      );
      return [...destructured, ...[...text.matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name)];
    });
    const [, part = ''] = (await readFile(page, 'utf8')).split('.SH ENVIRONMENT\n');
    const told = [...(part.split('.SH ')[0] ?? '').matchAll(/^\.B (\w+)$/gm)].map(([, name]) => name);
    expect(told.sort()).toEqual([...new Set(names)].sort());
  });
});
