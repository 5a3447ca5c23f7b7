import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { commandNames, optionNames } from '../../runner/cli/commands/index.js';
import { listFaults } from '../../runner/reference/index.js';
import { catalogue } from '../../suites/index.js';
import { smtpspec } from '../cli/smtpspec.js';
import { folder, root } from './sample.js';
import { hasTool } from './tools.js';

vi.setConfig({ testTimeout: 180_000 });

const run = promisify(execFile);
const { scenarios, invariants, requirements } = catalogue;
const ids = [...scenarios, ...invariants].map(({ meta }) => meta.id);

/** What the script is told when the cursor is in the last of these words. */
async function told(words: readonly string[], SHELL = '/bin/bash'): Promise<string[]> {
  const args = ['--get-yargs-completions', ...words];
  const { code, stdout, stderr } = await smtpspec(args, { env: { SHELL } });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n').slice(0, -1);
}

describe('what can stand at the cursor', () => {
  test.each([
    ['', commandNames],
    ['expl', ['explore', 'explain']],
    ['audit --fail', ['--fail-on']],
    ['audit mail.example.org --fail-on ', ['fail', 'warn', 'never']],
    ['audit --allow d', ['deliver']],
    ['audit subm', ['submission://', 'submissions://']],
    ['audit --tls-policy mozilla-m', ['mozilla-modern']],
    ['serve --fault relay-open', ['relay-open', 'relay-open-accept-then-554']],
    ['serve --fault ', listFaults().map(({ name }) => name)],
    ['baseline ', ['write', 'check']],
    ['explain relay/percent', ['relay/percent-hack']],
    ['explain ', ids],
    ['explain 5321-4.1.4-0', Object.keys(requirements).filter((id) => id.startsWith('5321-4.1.4-0'))],
    ['list --skip hardening/bare-', ids.filter((id) => id.startsWith('hardening/bare-'))],
    // Bash hands over an option with its value as three words.
    ['audit --only = relay/percent', ['relay/percent-hack']],
    ['audit --only =', [...new Set(ids.map((id) => id.split('/')[0])), ...ids]],
    ['audit --only=relay/percent', ['--only=relay/percent-hack']],
    // An option that was given is not offered again, unless it may be.
    ['audit --quiet --q', []],
    ['audit --only tls --on', ['--only']],
    // Names of files are for the shell, and what nobody knows is for nobody.
    ['report ', []],
    ['audit --json ', []],
    ['audit --domain ', []],
    ['baseline write ', []],
  ])('smtpspec %s', async (line, expected) => {
    const words = await told(`smtpspec ${line}`.split(' '));
    expect(words.sort()).toEqual([...expected].sort());
  });

  test('every option of every command', async () => {
    for (const command of commandNames) {
      const names = optionNames(command).filter((name) => name !== 'version');
      expect(await told(['smtpspec', command, '--'])).toEqual(names.map((name) => `--${name}`));
    }
  });

  test('as zsh and fish read it', async () => {
    expect(await told(['smtpspec', 'li'], '/bin/zsh')).toEqual(['list:list the scenarios']);
    expect(await told(['smtpspec', 'audit', 'lm'], '/bin/zsh')).toEqual(['lmtp\\://']);
    expect(await told(['li'], '/usr/bin/fish')).toEqual(['list\tlist the scenarios']);
    expect(await told(['audit', '--allow'], '/usr/bin/fish')).toContain('stress');
  });
});

describe('in a shell', () => {
  /** A folder with `smtpspec` in it, first in the path, and the script for that shell. */
  async function place(shell: string): Promise<{ cwd: string; env: Record<string, string> }> {
    const cwd = await folder();
    const program = join(cwd, 'smtpspec');
    const binary = join(root, 'dist/bin/smtpspec.js');
    await writeFile(program, `#!/bin/sh\nexec '${process.execPath}' '${binary}' "$@"\n`);
    await chmod(program, 0o755);
    const env = { PATH: `${cwd}:${process.env.PATH}`, HOME: cwd, SHELL: `/bin/${shell}` };
    const { code, stdout } = await smtpspec(['completion'], { env });
    expect(code).toBe(0);
    await writeFile(join(cwd, 'script'), stdout);
    return { cwd, env };
  }

  test('bash completes what is begun', async () => {
    const at = await place('bash');
    const complete = `
      source ./script
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      $(complete -p smtpspec | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const replies = async (...words: string[]) => {
      const { stdout, stderr } = await run('bash', ['-c', complete, 'bash', 'smtpspec', ...words], at);
      expect(stderr).toBe('');
      return stdout.trim().split('\n');
    };
    expect(await replies('bas')).toEqual(['baseline']);
    expect(await replies('explain', 'relay/perc')).toEqual(['relay/percent-hack']);
    expect(await replies('audit', '--only', '=', 'relay/perc')).toEqual(['relay/percent-hack']);
    expect(await replies('report', 'rep')).toEqual(['']);
  });

  const fish = hasTool('fish');

  test.skipIf(!fish)('fish completes what is begun, and tells what it is', async () => {
    const at = await place('fish');
    const replies = async (line: string) => {
      const { stdout } = await run('fish', ['-c', `source ./script; complete -C '${line}'`], at);
      return stdout.trim().split('\n');
    };
    expect(await replies('smtpspec bas')).toEqual([expect.stringMatching(/^baseline\twrite down/)]);
    expect(await replies('smtpspec audit --fail')).toEqual([expect.stringMatching(/^--fail-on\t/)]);
    expect(await replies('smtpspec explain relay/perc')).toEqual(['relay/percent-hack']);
    expect(await replies('smtpspec audit --fail-on ')).toEqual(expect.arrayContaining(['never']));
  });

  const zsh = hasTool('zsh');

  test.skipIf(!zsh)('zsh takes the script for the completion of smtpspec', async () => {
    const at = await place('zsh');
    // What _describe would show: zsh completes in an editor alone, which a test has not.
    const code = `
      autoload -Uz compinit && compinit -u -D
      source ./script
      _describe() { print -rl -- "\${(P@)2}" }
      words=(smtpspec audit lm) CURRENT=3
      $_comps[smtpspec]`;
    const { stdout, stderr } = await run('zsh', ['-f', '-c', code], at);
    expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: 'lmtp\\://', stderr: '' });
  });
});
