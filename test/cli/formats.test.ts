import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Format, formats, render } from '../../runner/cli/formats.js';
import type { Report } from '../../runner/result/index.js';
import { exampleReport, hostileReport } from '../reports/example.js';
import { readAnnotations } from '../reports/readers.js';
import { folder, reference, smtpspec } from './smtpspec.js';

const files = formats.map((format) => [format, `out.${format}`] as const);
const options = files.flatMap(([format, file]) => [`--${format}`, file]);

async function saved(report: Report): Promise<string> {
  const cwd = await folder();
  await writeFile(join(cwd, 'in.json'), JSON.stringify(report));
  return cwd;
}

async function textOf(format: Format, report: Report): Promise<string> {
  return [...(await render[format](report))].join('');
}

/** Lines that the runner of GitHub Actions would obey, as it reads a log. */
function commandsIn(log: string): string[] {
  let word: string | undefined;
  return log.split('\n').filter((line) => {
    const [, stop] = /^\s*::stop-commands::(.+)$/.exec(line) ?? [];
    if (word === undefined && stop !== undefined) {
      word = stop;
      return false;
    }
    if (word !== undefined) {
      if (line.trim() === `::${word}::`) word = undefined;
      return false;
    }
    return /^\s*::|##\[/.test(line);
  });
}

describe('every format', () => {
  test('is rendered from report.json alone, the same on repeat', async () => {
    const report = exampleReport();
    const cwd = await saved(report);
    const read = () => Promise.all(files.map(([, file]) => readFile(join(cwd, file), 'utf8')));
    const { code, stderr } = await smtpspec(['report', 'in.json', '--quiet', ...options], { cwd });
    expect({ code, stderr }).toEqual({ code: 4, stderr: '' });
    const first = await read();
    expect(first).toEqual(await Promise.all(formats.map((format) => textOf(format, report))));
    await smtpspec(['report', 'in.json', '--quiet', ...options], {
      cwd,
      env: { TZ: 'Pacific/Apia', LC_ALL: 'C' },
    });
    expect(await read()).toEqual(first);
  });

  test.each(formats)('%s goes to stdout, alone', async (format) => {
    const report = exampleReport();
    const { stdout } = await smtpspec(['report', 'in.json', `--${format}`, '-'], {
      cwd: await saved(report),
    });
    expect(stdout).toBe(await textOf(format, report));
  });

  test('is written by an audit that a file configures, beside that file', async () => {
    const server = await reference({ faults: ['banner-hostile'] });
    const cwd = await folder();
    const settings = { targets: [server.url], only: ['commands/greeting'], ...Object.fromEntries(files) };
    await writeFile(join(cwd, 'smtpspec.yaml'), JSON.stringify(settings));
    const { stderr } = await smtpspec([
      'audit',
      '--config',
      join(cwd, 'smtpspec.yaml'),
      '--quiet',
      '--github',
    ]);
    expect(stderr).toBe('');
    const report: Report = JSON.parse(await readFile(join(cwd, 'out.json'), 'utf8'));
    for (const [format, file] of files)
      expect(await readFile(join(cwd, file), 'utf8')).toBe(await textOf(format, report));
  });
});

describe('--github', () => {
  test('prints the annotations, with --quiet alone', async () => {
    const cwd = await saved(exampleReport());
    const { stdout } = await smtpspec(['report', 'in.json', '--github', '--quiet'], { cwd });
    expect(readAnnotations(stdout)).toHaveLength(9);
  });

  test.each([
    ['example', exampleReport(), 9],
    ['hostile', withCommands(hostileReport()), 3],
  ])('lets no command through that the %s server wrote', async (name, report, count) => {
    const cwd = await saved(report);
    const { stdout } = await smtpspec(['report', 'in.json', '--github', '--verbose'], { cwd });
    expect(stdout).toContain('FAIL');
    const obeyed = commandsIn(stdout);
    expect(readAnnotations(obeyed.join('\n'))).toHaveLength(count);
    expect(/^\s*::add-mask/m.test(stdout)).toBe(name === 'hostile');
  });

  test('shares stdout with no report', async () => {
    const { code, stderr } = await smtpspec(['report', 'in.json', '--github', '--tap', '-'], {
      cwd: await saved(exampleReport()),
    });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'smtpspec: --github writes to stdout, as does the report; give the report a file name\n',
    );
  });
});

/** Words that stand at the start of a line once the summary is wrapped. */
function withCommands(report: Report): Report {
  for (const { checks } of report.targets)
    for (const check of checks) check.message = check.message.slice(0, 200) + ' ::add-mask::FAIL'.repeat(20);
  return report;
}
