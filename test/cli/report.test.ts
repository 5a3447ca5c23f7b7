import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../reports/html/index.js';
import { renderJson } from '../../reports/json/index.js';
import type { Report } from '../../runner/result/index.js';
import { exampleReport, hostileReport } from '../reports/example.js';
import { folder, smtpspec } from './smtpspec.js';

async function saved(report: unknown): Promise<string> {
  const cwd = await folder();
  await writeFile(
    join(cwd, 'in.json'),
    typeof report === 'string' ? report : JSON.stringify(report, null, 2),
  );
  return cwd;
}

function judgedOnly(change: (report: Report) => void = () => undefined): Report {
  const report = exampleReport();
  report.targets = report.targets.filter(({ problem }) => problem === undefined);
  for (const target of report.targets)
    target.checks = target.checks.filter(({ verdict }) => verdict !== 'error');
  change(report);
  return report;
}

describe('smtpspec report', () => {
  test('renders the same again, and exits as the audit did', async () => {
    const report = judgedOnly();
    const cwd = await saved(report);
    const { code, stdout, stderr } = await smtpspec(
      ['report', 'in.json', '--json', 'out.json', '--html', 'out.html'],
      { cwd },
    );
    expect(await readFile(join(cwd, 'out.json'), 'utf8')).toBe(renderJson(report));
    expect(await readFile(join(cwd, 'out.html'), 'utf8')).toBe(renderHtml(report));
    expect(stdout).toContain('FAIL:');
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect((await smtpspec(['report', 'in.json', '--fail-on', 'never'], { cwd })).code).toBe(0);
  });

  test('3 when a target could not be judged', async () => {
    const report = exampleReport();
    for (const target of report.targets)
      target.checks = target.checks.filter(({ verdict }) => verdict !== 'error');
    expect((await smtpspec(['report', 'in.json'], { cwd: await saved(report) })).code).toBe(3);
  });

  test('4 when a check broke', async () => {
    expect((await smtpspec(['report', 'in.json'], { cwd: await saved(exampleReport()) })).code).toBe(4);
  });

  test('remote text reaches no terminal raw', async () => {
    const { stdout, stderr } = await smtpspec(['report', 'in.json', '--verbose'], {
      cwd: await saved(hostileReport()),
    });
    expect(stdout).toContain('FAIL');
    expect(stdout + stderr).not.toMatch(/[\p{Cf}\p{Cs}\x00-\x09\x0b-\x1f\x7f-\x9f]/u);
  });

  test.each([
    ['{\n  "schemaVersion": 1,\n  oops\n}\n', /^smtpspec: in\.json:3:\d+: .+\n$/],
    ['', /^smtpspec: in\.json:1:1: .+\n$/],
    ['{\n', /^smtpspec: in\.json:2:1: .+\n$/],
    ['[]', /^smtpspec: in\.json:1:1: the report must be a map/],
    [
      JSON.stringify({ ...exampleReport(), schemaVersion: 2 }, null, 2),
      /^smtpspec: in\.json:2:20: schemaVersion must be 1\n$/,
    ],
    [
      JSON.stringify({ ...exampleReport(), extra: true }, null, 2),
      /^smtpspec: in\.json:\d+:3: extra is not known\n$/,
    ],
  ])('a bad file is told with its place: %#', async (text, line) => {
    const { code, stdout, stderr } = await smtpspec(['report', 'in.json'], { cwd: await saved(text) });
    expect(stderr).toMatch(line);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
