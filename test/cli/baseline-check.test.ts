import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  checked,
  entry,
  failing,
  fileOf,
  type Given,
  pass,
  passing,
  reportWith,
  url,
  warning,
} from './gate-files.js';
import { folder, smtpspec } from './smtpspec.js';

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
      fileOf(entry({ reason: 'fill in' })),
      'b.yaml:7:13: entries.0.reason is still to do; say why this is known and left',
    ],
    [
      fileOf(
        entry({ reason: 'tbd', owner: 'todo: ask', expires: 'fill in' }).replace('todo: ask', '"todo: ask"'),
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

  test('a finding other than the known one is one reason, not two', async () => {
    const report = reportWith([{ ...failing, finding: 'open' }]);
    const { stdout } = await checked({ report, baseline: fileOf(entry()) });
    expect(stdout).toContain('GATE: not passed, 1 reason\n');
  });

  test('the example of docs/gate.md can be used', async () => {
    const document = await readFile(fileURLToPath(new URL('../../docs/gate.md', import.meta.url)), 'utf8');
    const [, example = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(document) ?? [];
    const { code, stdout } = await checked({ report: reportWith([pass]), baseline: example });
    expect(stdout).toContain('b.yaml:4:5: relay/third-party at smtp://relay.example.org:2525');
    expect(code).toBe(1);
  });
});
