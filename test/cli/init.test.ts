import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingNames } from '../../runner/cli/config-schema.js';
import { validSettings } from '../../runner/cli/valid-settings.js';
import { folder, smtpspec } from './smtpspec.js';

describe('smtpspec init', () => {
  it('writes a file with every option, and audit takes it', async () => {
    const cwd = await folder();
    const { code, stdout, stderr } = await smtpspec(['init'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('smtpspec audit --config smtpspec.yaml');
    const text = await readFile(join(cwd, 'smtpspec.yaml'), 'utf8');
    for (const name of settingNames) expect(text).toMatch(new RegExp(`^(?:# )?${name}:`, 'm'));
    expect(parse(text)).toEqual({ targets: ['mail.example.org'] });
  });

  it('every value that it proposes is one that could stand there', async () => {
    const cwd = await folder();
    await smtpspec(['init', 'all.yaml'], { cwd });
    const text = await readFile(join(cwd, 'all.yaml'), 'utf8');
    const all: unknown = parse(text.replace(/^# (?=[a-z-]+: \S)/gm, ''));
    expect(Object.keys(all as object).sort()).toEqual([...settingNames].sort());
    expect(validSettings(all), JSON.stringify(validSettings.errors)).toBe(true);
  });

  it('leaves a file that exists as it is', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'smtpspec.yaml'), 'mine');
    const { code, stderr } = await smtpspec(['init'], { cwd });
    expect(stderr).toBe('smtpspec: smtpspec.yaml exists and is left as it is; name another file\n');
    expect(code).toBe(2);
    expect(await readFile(join(cwd, 'smtpspec.yaml'), 'utf8')).toBe('mine');
  });

  it('says why it cannot be written', async () => {
    const cwd = await folder();
    const { code, stderr } = await smtpspec(['init', 'none/smtpspec.yaml'], { cwd });
    expect(stderr).toMatch(/^smtpspec: none\/smtpspec\.yaml cannot be written: .+\n$/);
    expect(code).toBe(2);
  });
});
