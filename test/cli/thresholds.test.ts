import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../reports/example-checks.js';
import { checked, reportWith } from './gate-files.js';
import { folder, smtpspec } from './smtpspec.js';

describe('thresholds', () => {
  const ten = [...Array(9).keys()].map((n) => check(`commands/c${n}`, {}));
  const mixed = [
    ...ten,
    check('commands/open', { verdict: 'inconclusive' }),
    check('commands/left', { verdict: 'skipped' }),
    check('commands/other', { verdict: 'not-applicable' }),
  ];
  // 62 of 99 rows are judged in the example.
  test.each<[args: readonly string[], code: number, says: string]>([
    [['--min-coverage', '62.6'], 0, 'GATE: passed'],
    [
      ['--min-coverage', '62.7'],
      1,
      '62 of 99 requirements were judged, 62.63 %, less than --min-coverage 62.7',
    ],
    [['--min-coverage', '0', '--max-inconclusive', '100%'], 0, 'GATE: passed'],
    [['--max-inconclusive', '1'], 0, 'GATE: passed'],
    [
      ['--max-inconclusive', '0'],
      1,
      '1 of 10 checks that were tried are inconclusive, more than --max-inconclusive 0',
    ],
    [['--max-inconclusive', '10%'], 0, 'GATE: passed'],
    [
      ['--max-inconclusive', '9.9%'],
      1,
      '1 of 10 checks that were tried are inconclusive, 10.00 %, more than --max-inconclusive 9.9%',
    ],
    [['--fail-on', 'never', '--max-inconclusive', '0'], 1, 'GATE: not passed, 1 reason'],
    [['--min-coverage', '99', '--max-inconclusive', '0'], 1, 'GATE: not passed, 2 reasons'],
  ])('%j of a stored report', async (args, code, says) => {
    const cwd = await folder();
    await writeFile(join(cwd, 'r.json'), JSON.stringify(reportWith(mixed)));
    const ended = await smtpspec(['report', 'r.json', ...args], { cwd });
    expect(ended.stdout.replace(/\n {4}/g, ' ')).toContain(says);
    expect(ended.stderr).toBe('');
    expect(ended.code).toBe(code);
    const held = await checked({ report: reportWith(mixed), args });
    expect(held.code).toBe(code);
    expect(held.stdout.replace(/\n {4}/g, ' ')).toContain(says);
  });

  test.each([
    ['--min-coverage', '101', '--min-coverage must be a number from 0 to 100'],
    ['--min-coverage', 'most', '--min-coverage must be a number from 0 to 100'],
    [
      '--max-inconclusive',
      '-1',
      '--max-inconclusive must be a number of checks or a percentage, such as 5 or 2%',
    ],
    ['--max-inconclusive', '1.5', '--max-inconclusive must be a number of checks'],
    ['--max-inconclusive', '101%', '--max-inconclusive must be a number of checks'],
  ])('%s %s is refused', async (option, value, line) => {
    const { code, stderr } = await checked({ report: reportWith(mixed), args: [`${option}=${value}`] });
    expect(stderr).toContain(line);
    expect(code).toBe(2);
  });

  test('nothing judged is worse than a threshold that was missed', async () => {
    const report = reportWith([check('commands/open', { verdict: 'inconclusive' })]);
    expect((await checked({ report, args: ['--max-inconclusive', '0'] })).code).toBe(3);
  });
});
