import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../runner/result/index.js';
import { entry, fileOf } from './gate-files.js';
import { folder, reference, smtpspec } from './smtpspec.js';

describe('smtpspec audit --baseline', () => {
  test('a known failure is told as expected, in JSON as what it is, and the next one fails', async () => {
    const server = await reference({ faults: ['relay-open'] });
    const cwd = await folder();
    const args = [
      'audit',
      server.url,
      '--only',
      'relay/third-party',
      '--allow',
      'deliver',
      '--domain',
      'reference.test',
    ];
    const bare = await smtpspec([...args, '--json', 'r.json'], { cwd });
    expect(bare.code).toBe(1);
    await smtpspec(['baseline', 'write', 'r.json'], { cwd });
    const refused = await smtpspec([...args, '--baseline', 'smtpspec-baseline.yaml'], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('is still to do');
    const text = await readFile(join(cwd, 'smtpspec-baseline.yaml'), 'utf8');
    const done = text.replaceAll(': fill in', ': "2199-01-01"');
    await writeFile(join(cwd, 'smtpspec-baseline.yaml'), done);
    await writeFile(join(cwd, 'smtpspec.yaml'), 'baseline: smtpspec-baseline.yaml\nmax-inconclusive: 0\n');
    const known = await smtpspec(
      [...args, '--config', 'smtpspec.yaml', '--json', 'known.json', '--html', 'known.html'],
      { cwd },
    );
    expect(known.stdout).toContain('AS EXPECTED (1)');
    expect(known.stdout).toContain('GATE: passed');
    expect(known.code).toBe(0);
    const report: Report = JSON.parse(await readFile(join(cwd, 'known.json'), 'utf8'));
    const [seen] = report.targets.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict === 'fail'));
    expect(seen?.id).toBe('relay/third-party');
    expect(seen).not.toHaveProperty('expected');
    expect(await readFile(join(cwd, 'known.html'), 'utf8')).toContain('until 2199-01-01');
    await writeFile(join(cwd, 'smtpspec-baseline.yaml'), 'version: 1\nentries: []\n');
    const unknown = await smtpspec([...args, '--config', 'smtpspec.yaml', '--json', '-', '--quiet'], { cwd });
    expect(unknown.stderr).toMatch(/^new: relay\/third-party at smtp:/);
    expect(unknown.code).toBe(1);
  });

  test('what is mended fails until the line is gone', async () => {
    const server = await reference();
    const cwd = await folder();
    await writeFile(join(cwd, 'b.yaml'), fileOf(entry({ target: 'smtp', finding: undefined })));
    const args = [
      'audit',
      server.url,
      '--only',
      'relay/third-party',
      '--domain',
      'reference.test',
      '--baseline',
      'b.yaml',
    ];
    const { code, stdout } = await smtpspec(args, { cwd });
    expect(stdout).toContain('delete lines 3-8');
    expect(code).toBe(1);
  });
});
