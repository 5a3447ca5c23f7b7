import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { CheckReport, Report } from '../../runner/result/index.js';
import { hostileReport, hostileText, judgedTarget, reportOf } from '../reports/example.js';
import { check } from '../reports/example-checks.js';
import { siteReport } from '../reports/example-roles.js';
import { type Ended, folder, reference, smtpspec } from './smtpspec.js';

const url = 'smtp://mx.example.org:25';
const relay = { verdict: 'fail', finding: 'relayed', message: 'It relays' } as const;

/** A report of one service with these checks, of a run that selected nothing. */
function reportWith(checks: readonly CheckReport[], change: Partial<Report['options']> = {}): Report {
  const report = reportOf([judgedTarget('smtp', [...checks])]);
  return { ...report, roles: [], options: { ...report.options, skip: [], ...change } };
}

/** An entry as a file has it, from the third line on: seven lines, or eight with a variant. */
function entry(change: Readonly<Record<string, string | undefined>> = {}): string {
  const fields = {
    target: url,
    check: 'relay/third-party',
    variant: undefined,
    finding: 'relayed',
    verdict: 'fail',
    reason: 'an internal relay',
    owner: 'postmaster',
    expires: '2199-12-31',
    ...change,
  };
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return `  - ${lines.join('\n    ')}\n`;
}

const fileOf = (...entries: readonly string[]): string => `version: 1\nentries:\n${entries.join('')}`;

interface Given {
  readonly report: unknown;
  readonly baseline?: string;
  readonly args?: readonly string[];
}

async function checked({ report, baseline = 'version: 1\nentries: []\n', args = [] }: Given): Promise<Ended> {
  const cwd = await folder();
  await writeFile(join(cwd, 'r.json'), JSON.stringify(report));
  await writeFile(join(cwd, 'b.yaml'), baseline);
  return smtpspec(['baseline', 'check', 'r.json', '--baseline', 'b.yaml', ...args], { cwd });
}

const pass = check('commands/noop', {});
const failing = check('relay/third-party', relay);
const passing = check('relay/third-party', { message: 'It refuses' });
const warning = check('commands/help', { verdict: 'warn', finding: 'unsupported', message: 'No help' });

describe('smtpspec baseline check', () => {
  test.each<[what: string, given: Given, code: number, says: string]>([
    ['nothing found, nothing known', { report: reportWith([pass]) }, 0, 'GATE: passed'],
    [
      'a new failure',
      { report: reportWith([failing]) },
      1,
      `new: relay/third-party at ${url}: fail (relayed): It relays`,
    ],
    ['a new warning', { report: reportWith([pass, warning]) }, 0, 'GATE: passed'],
    [
      'a new warning that counts',
      { report: reportWith([warning]), args: ['--fail-on', 'warn'] },
      1,
      'new: commands/help',
    ],
    [
      'a known failure',
      { report: reportWith([failing]), baseline: fileOf(entry()) },
      0,
      '1 of 1 entries of the baseline are as they say',
    ],
    [
      'known for every smtp',
      { report: reportWith([failing]), baseline: fileOf(entry({ target: 'smtp' })) },
      0,
      'GATE: passed',
    ],
    [
      'known for another service',
      { report: reportWith([failing]), baseline: fileOf(entry({ target: 'submission' })) },
      1,
      'new: relay/third-party',
    ],
    [
      'known whatever is found',
      { report: reportWith([failing]), baseline: fileOf(entry({ finding: undefined })) },
      0,
      'GATE: passed',
    ],
    [
      'an expected failure that passes',
      { report: reportWith([passing]), baseline: fileOf(entry()) },
      1,
      'b.yaml:3:5: relay/third-party at smtp://mx.example.org:25 is known as fail (relayed), and it is pass: delete lines 3-9',
    ],
    [
      'the second of two that passes',
      {
        report: reportWith([failing, pass]),
        baseline: fileOf(entry(), entry({ check: 'commands/noop', finding: undefined })),
      },
      1,
      'b.yaml:10:5: commands/noop at smtp://mx.example.org:25 is known as fail, and it is pass: delete lines 10-15',
    ],
    [
      'a failure that became a warning',
      { report: reportWith([{ ...failing, verdict: 'warn' }]), baseline: fileOf(entry()) },
      1,
      'and it is warn (relayed): change lines 3-9',
    ],
    [
      'another finding than the known one',
      { report: reportWith([{ ...failing, finding: 'open' }]), baseline: fileOf(entry()) },
      1,
      'and it is fail (open): change lines 3-9',
    ],
    [
      'an entry that is over',
      { report: reportWith([failing]), baseline: fileOf(entry({ expires: '2020-02-29' })) },
      1,
      'was to hold until 2020-02-29, and that is over',
    ],
    [
      'an entry that is over, of what nothing is known',
      {
        report: reportWith([pass, { ...failing, verdict: 'inconclusive' }]),
        baseline: fileOf(entry({ expires: '2020-02-29' })),
      },
      1,
      'that is over',
    ],
    [
      'a scenario that vanished',
      { report: reportWith([pass]), baseline: fileOf(entry()) },
      1,
      'b.yaml:3:5: relay/third-party at smtp://mx.example.org:25 is in no check of the report: delete or change lines 3-9',
    ],
    [
      'a target that vanished',
      {
        report: reportWith([failing]),
        baseline: fileOf(entry(), entry({ target: 'smtp://gone.example.org:25' })),
      },
      1,
      'at smtp://gone.example.org:25 is in no check of the report',
    ],
    [
      'a variant that vanished',
      { report: reportWith([failing]), baseline: fileOf(entry(), entry({ variant: 'other' })) },
      1,
      'relay/third-party [other] at smtp://mx.example.org:25 is in no check',
    ],
    [
      'what --only left out',
      { report: reportWith([pass], { only: ['commands'] }), baseline: fileOf(entry()) },
      0,
      'was left out by --only or --skip',
    ],
    [
      'no scenario of that name, and --only',
      {
        report: reportWith([pass], { only: ['commands'] }),
        baseline: fileOf(entry({ check: 'relay/never-was' })),
      },
      1,
      'is in no check of the report',
    ],
    [
      'what could not be judged',
      { report: reportWith([pass, { ...failing, verdict: 'inconclusive' }]), baseline: fileOf(entry()) },
      0,
      'could not be judged, so nothing is known of it',
    ],
    [
      'what was skipped',
      { report: reportWith([pass, { ...failing, verdict: 'skipped' }]), baseline: fileOf(entry()) },
      0,
      'could not be judged',
    ],
    [
      'a known variant, and a new one',
      {
        report: reportWith([
          { ...failing, variant: 'a' },
          { ...failing, variant: 'b' },
        ]),
        baseline: fileOf(entry({ variant: 'a' })),
      },
      1,
      'new: relay/third-party [b]',
    ],
    [
      'all variants by one entry',
      {
        report: reportWith([
          { ...failing, variant: 'a' },
          { ...failing, variant: 'b' },
        ]),
        baseline: fileOf(entry()),
      },
      0,
      'GATE: passed',
    ],
    [
      'a warning is no failure',
      { report: reportWith([failing]), baseline: fileOf(entry({ verdict: 'warn' })) },
      1,
      'is known as warn (relayed), and it is fail (relayed)',
    ],
    [
      '--fail-on never tells, and passes',
      { report: reportWith([passing]), baseline: fileOf(entry()), args: ['--fail-on', 'never'] },
      0,
      'delete lines 3-9',
    ],
    [
      'nothing decided is not judged',
      { report: reportWith([{ ...failing, verdict: 'inconclusive' }]), baseline: fileOf(entry()) },
      3,
      'could not be judged',
    ],
    [
      'an error is worse',
      { report: reportWith([failing, { ...pass, verdict: 'error' }]) },
      4,
      'new: relay/third-party',
    ],
  ])('%s', async (_, given, code, says) => {
    const ended = await checked(given);
    // Lines are wrapped for the terminal.
    expect(ended.stdout.replace(/\n {4}/g, ' ')).toContain(says);
    expect(ended.stderr).toBe('');
    expect(ended.code).toBe(code);
    expect(ended.stdout.includes('GATE: passed')).toBe(code !== 1 && !says.startsWith('new:'));
  });

  test('a target that was not judged leaves its entries open, and the exit code says so', async () => {
    const report = reportWith([failing]);
    for (const target of report.targets) Object.assign(target, { problem: 'refused', checks: [] });
    const { code, stdout } = await checked({ report, baseline: fileOf(entry()) });
    expect(stdout.replace(/\n {4}/g, ' ')).toContain('could not be judged');
    expect(code).toBe(3);
  });

  test('what the configuration expects is known already, and counts where it does not come true', async () => {
    const expected = { verdict: 'fail', reason: 'ours', key: 'relay/third-party' } as const;
    const met = reportWith([{ ...failing, expected: { ...expected, outcome: 'met' } }]);
    expect((await checked({ report: met })).code).toBe(0);
    const unmet = reportWith([{ ...passing, expected: { ...expected, outcome: 'unmet' } }]);
    const { code, stdout } = await checked({ report: unmet });
    expect(stdout).toContain('expected otherwise by the configuration: relay/third-party');
    expect(code).toBe(1);
  });

  test.each<[text: string, line: string]>([
    ['version: 1\n', 'b.yaml:1:1: the baseline lacks entries'],
    ['version: 2\nentries: []\n', 'b.yaml:1:10: version must be 1'],
    ['- a\n', 'b.yaml:1:1: the baseline must be a map of keys and values'],
    ['version: 1\nentries: [\n', 'b.yaml:'],
    [fileOf(entry({ owner: undefined })), 'b.yaml:3:5: entries.0 lacks owner'],
    [fileOf(entry({ verdict: 'pass' })), 'b.yaml:6:14: entries.0.verdict must be one of fail, warn'],
    [fileOf(entry({ expirs: 'x' })), 'b.yaml:10:5: entries.0.expirs is not known; did you mean expires?'],
    [
      fileOf(entry({ reason: 'TODO' })),
      'b.yaml:7:13: entries.0.reason is still to do; say why this is known and left',
    ],
    [
      fileOf(
        entry({ reason: 'TODO', owner: 'todo: ask', expires: 'TODO' }).replace('todo: ask', '"todo: ask"'),
      ),
      'is still to do; say why this is known and left (and 2 more like it)',
    ],
    [
      fileOf(entry({ expires: '2027-02-30' })),
      'b.yaml:9:14: entries.0.expires is no day; give the last day on which it holds, such as 2027-05-31',
    ],
    [fileOf(entry({ expires: 'soon' })), 'b.yaml:9:14: entries.0.expires is no day'],
    [
      fileOf(entry(), entry({ reason: 'again' })),
      'b.yaml:10:5: the entry says the same as that of lines 3-9',
    ],
  ])('a baseline that cannot be used is told with its place: %#', async (baseline, line) => {
    const { code, stdout, stderr } = await checked({ report: reportWith([failing]), baseline });
    expect(stderr).toMatch(/^smtpspec: [^\n]+\n$/);
    expect(stderr).toContain(line);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test('says what is missing, and where', async () => {
    const cwd = await folder();
    await writeFile(join(cwd, 'r.json'), JSON.stringify(reportWith([pass])));
    const { code, stderr } = await smtpspec(['baseline', 'check', 'r.json'], { cwd });
    expect(stderr).toBe(
      'smtpspec: baseline smtpspec-baseline.yaml cannot be read: no such file or directory\n',
    );
    expect(code).toBe(2);
    expect((await smtpspec(['baseline', 'burn', 'r.json'], { cwd })).code).toBe(2);
  });

  test('quiet still says why it did not pass', async () => {
    const { code, stdout, stderr } = await checked({ report: reportWith([failing]), args: ['--quiet'] });
    expect(stdout).toBe('');
    expect(stderr).toBe(`new: relay/third-party at ${url}: fail (relayed): It relays\n`);
    expect(code).toBe(1);
  });
});

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

describe('smtpspec baseline write', () => {
  async function written(cwd: string, report: unknown, ...args: string[]): Promise<Ended> {
    await writeFile(join(cwd, 'r.json'), JSON.stringify(report));
    return smtpspec(['baseline', 'write', 'r.json', ...args], { cwd });
  }
  const read = (cwd: string) => readFile(join(cwd, 'smtpspec-baseline.yaml'), 'utf8');

  test('writes what is found, and check wants a reason for each', async () => {
    const cwd = await folder();
    const { code, stdout, stderr } = await written(cwd, reportWith([failing, pass, warning]));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('smtpspec-baseline.yaml: 0 entries kept, 1 added');
    const text = await read(cwd);
    expect(text).toContain('# It relays');
    const todo = { reason: 'TODO', owner: 'TODO', expires: 'TODO' };
    const known = { target: url, check: 'relay/third-party', finding: 'relayed', verdict: 'fail' };
    expect(parse(text)).toEqual({ version: 1, entries: [{ ...known, ...todo }] });
    const refused = await smtpspec(['baseline', 'check', 'r.json'], { cwd });
    expect(refused.stderr).toMatch(/smtpspec-baseline\.yaml:\d+:\d+: entries\.0\.reason is still to do/);
    expect(refused.code).toBe(2);
    const done = text.replace('reason: TODO', 'reason: ours').replace('owner: TODO', 'owner: me');
    await writeFile(
      join(cwd, 'smtpspec-baseline.yaml'),
      done.replace('expires: TODO', 'expires: 2199-01-01'),
    );
    expect((await smtpspec(['baseline', 'check', 'r.json'], { cwd })).code).toBe(0);
  });

  test('keeps what stands there, comments too, adds what is new, and a second time nothing', async () => {
    const cwd = await folder();
    const mine = `# ours\n${fileOf(entry({ reason: `an internal relay ${'of long standing '.repeat(12)}# not a comment?`.replace(' #', ' -') }))}    # until the move\n`;
    await writeFile(join(cwd, 'smtpspec-baseline.yaml'), mine);
    const report = reportWith([failing, warning]);
    expect((await written(cwd, report, '--fail-on', 'warn')).stdout).toContain('1 entries kept, 1 added');
    const text = await read(cwd);
    for (const line of mine.trimEnd().split('\n')) expect(text).toContain(line);
    expect(parse(text).entries.map((it: { check: string }) => it.check)).toEqual([
      'relay/third-party',
      'commands/help',
    ]);
    expect((await written(cwd, report, '--fail-on', 'warn')).stdout).toContain('2 entries kept, 0 added');
    expect(await read(cwd)).toBe(text);
  });

  test('the expectations of the roles are among the warnings', async () => {
    const cwd = await folder();
    const report = siteReport();
    await written(cwd, report, '--fail-on', 'warn', '--baseline', 'b.yaml');
    const text = await readFile(join(cwd, 'b.yaml'), 'utf8');
    expect(text).toMatch(/check: roles\//);
    const done = text.replaceAll(': TODO', ': "2199-01-01"');
    await writeFile(join(cwd, 'b.yaml'), done);
    const args = ['baseline', 'check', 'r.json', '--baseline', 'b.yaml', '--fail-on', 'warn'];
    const all = await smtpspec(args, { cwd });
    expect(all.stdout).not.toContain('new:');
    await writeFile(join(cwd, 'b.yaml'), done.replace(/check: roles\/(\S+)/, 'check: roles/served'));
    expect((await smtpspec(args, { cwd })).stdout).toMatch(/new: roles\//);
  });

  test('tells what it knows nothing of', async () => {
    const report = { ...reportWith([failing]), interrupted: true };
    for (const target of report.targets) Object.assign(target, { problem: 'refused', checks: [] });
    const { stdout } = await written(await folder(), report);
    expect(stdout).toContain('0 entries kept, 0 added');
    expect(stdout).toContain('nothing is known of 1 targets that were not judged');
    expect(stdout).toContain('the run was interrupted');
  });

  test.each([
    [['--fail-on', 'never'], '--fail-on never leaves nothing to write down'],
    [['--min-coverage', '3'], '--min-coverage and --max-inconclusive are for baseline check'],
    [['--baseline', 'none/b.yaml'], 'baseline none/b.yaml cannot be written: no such file or directory'],
  ])('%j is refused', async (args, line) => {
    const { code, stderr } = await written(await folder(), reportWith([failing]), ...args);
    expect(stderr).toContain(line);
    expect(code).toBe(2);
  });

  test('what a hostile server said is text, in the file and on the terminal', async () => {
    const cwd = await folder();
    const report = hostileReport();
    for (const target of report.targets) Object.assign(target, { problem: undefined });
    for (const it of report.targets.flatMap(({ checks }) => checks))
      it.message = `${hostileText}\n- target: evil`;
    const odd = await written(cwd, report, '--fail-on', 'warn');
    expect(odd.stderr).toContain('r.json names something as no audit does: ');
    expect(odd.stderr).not.toMatch(inertBreach);
    expect(odd.code).toBe(2);
    for (const it of report.targets.flatMap(({ checks }) => checks)) delete it.variant;
    const { code, stderr } = await written(cwd, report, '--fail-on', 'warn');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const text = await read(cwd);
    expect(text).toContain('# 220 <script>');
    expect(text).not.toMatch(inertBreach);
    const found = report.targets.flatMap(({ checks }) =>
      checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ id }) => id),
    );
    const { entries }: { entries: { check: string }[] } = parse(text);
    expect(entries.map((it) => it.check)).toEqual([...new Set(found)]);
    await writeFile(join(cwd, 'none.yaml'), 'version: 1\nentries: []\n');
    const ended = await smtpspec(
      ['baseline', 'check', 'r.json', '--baseline', 'none.yaml', '--fail-on', 'warn'],
      { cwd },
    );
    expect(ended.stdout).toContain('new: ');
    expect(ended.stdout + ended.stderr).not.toMatch(inertBreach);
  });
});

const inertBreach = /[\p{Cf}\p{Cs}\x00-\x09\x0b-\x1f\x7f-\x9f]/u;

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
    const done = text.replaceAll(': TODO', ': "2199-01-01"');
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
