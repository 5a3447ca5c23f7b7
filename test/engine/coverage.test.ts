import { describe, expect, it } from 'vitest';
import { coverageOf, judgedRows, sectionsOf } from '../../runner/engine/coverage.js';
import type { Catalogue } from '../../runner/engine/index.js';
import { startReference } from '../../runner/reference/index.js';
import type { CheckReport } from '../../runner/result/index.js';
import { judgedTarget } from '../reports/example.js';
import { check } from '../reports/example-checks.js';
import { checkedAudit, targetOf } from './audits.js';
import { noop, requirements } from './catalogues.js';

const catalogue: Catalogue = {
  scenarios: [],
  invariants: [],
  requirements,
  headings: {
    5321: [
      ['4', 'The Specifications'],
      ['4.1', 'Commands'],
    ],
  },
};

const run = (...checks: Partial<CheckReport>[]) => [
  judgedTarget(
    'smtp',
    checks.map((fields) => check('suite/name', fields)),
  ),
];
const section = (...checks: Partial<CheckReport>[]) =>
  sectionsOf(judgedRows(run(...checks), catalogue), catalogue.headings)[1];

describe('coverage', () => {
  it('counts rows that bind a server and show to a client, judged by a check that was decided', () => {
    const targets = run(
      { verdict: 'pass', requirements: ['must', 'client'] },
      { verdict: 'info', requirements: ['should'] },
      { verdict: 'inconclusive', requirements: ['may'] },
      { verdict: 'not-applicable', requirements: ['grammar'] },
    );
    const covered = coverageOf(judgedRows(targets, catalogue)).filter((row) => row.covered > 0);
    expect(covered).toEqual([
      { rfc: '5321', level: 'MUST', covered: 1, total: 3 },
      { rfc: '5321', level: 'SHOULD', covered: 1, total: 1 },
    ]);
    expect(coverageOf(judgedRows([], catalogue))[0]).toEqual({
      rfc: '3207',
      level: 'MUST',
      covered: 0,
      total: 1,
    });
  });
});

describe('a section', () => {
  const finding: Partial<CheckReport> = { verdict: 'fail', finding: 'broken', breaks: ['must'] };

  it('is there in the order of the text, even where nothing was asked', () => {
    expect(sectionsOf(judgedRows([], catalogue), catalogue.headings)).toEqual([
      {
        rfc: '5321',
        section: '4',
        title: 'The Specifications',
        total: 0,
        observable: 0,
        judged: 0,
        broken: 0,
      },
      { rfc: '5321', section: '4.1', title: 'Commands', total: 11, observable: 10, judged: 0, broken: 0 },
    ]);
  });

  it('is in the report of a run', async () => {
    const server = await startReference();
    try {
      const report = await checkedAudit({ ...catalogue, scenarios: [noop] }, { targets: [targetOf(server)] });
      expect(report.sections).toMatchObject([
        { section: '4', judged: 0 },
        { section: '4.1', verdict: 'pass', total: 11, observable: 10, judged: 1, broken: 0 },
      ]);
    } finally {
      await server.close();
    }
  });

  it('of an RFC without headings is left out', () => {
    const { headings: _, ...without } = catalogue;
    expect(sectionsOf(judgedRows([], without))).toEqual([]);
  });

  it('counts each row that a pass cites', () => {
    expect(section({ requirements: ['must', 'should', 'client'] })).toMatchObject({
      verdict: 'pass',
      judged: 2,
      broken: 0,
    });
  });

  it('is red by the rows that a finding breaks, and takes its other rows for unjudged', () => {
    expect(section({ ...finding, requirements: ['must', 'should'] })).toMatchObject({
      verdict: 'fail',
      judged: 1,
      broken: 1,
    });
  });

  it('does not change by a finding that breaks rows of other sections', () => {
    const elsewhere = { ...finding, breaks: ['other'], requirements: ['other', 'must'] };
    expect(section(elsewhere)).not.toHaveProperty('verdict');
    expect(section(elsewhere, { requirements: ['must'] })).toMatchObject({ verdict: 'pass', judged: 1 });
  });

  it.each([
    [
      'a finding and a pass',
      [finding, { requirements: ['must'] }],
      { verdict: 'fail', judged: 1, broken: 1 },
    ],
    [
      'a warning and a pass of other rows',
      [{ ...finding, verdict: 'warn' }, { requirements: ['should', 'may'] }],
      { verdict: 'warn', judged: 3, broken: 1 },
    ],
    [
      'one row that passed, and then could not be seen',
      [{ requirements: ['must'] }, { verdict: 'inconclusive', requirements: ['must'] }],
      { verdict: 'pass', judged: 1 },
    ],
    [
      'one row that passed and another that could not be seen',
      [{ requirements: ['must'] }, { verdict: 'inconclusive', requirements: ['may'] }],
      { verdict: 'inconclusive', judged: 1 },
    ],
    [
      'one row that passed and another that was not asked about',
      [{ requirements: ['must'] }, { verdict: 'skipped', requirements: ['may'] }],
      { verdict: 'pass', judged: 1 },
    ],
    ['a fact', [{ verdict: 'info', requirements: ['may'] }], { verdict: 'info', judged: 1, broken: 0 }],
    ['an error of ours', [{ verdict: 'error', requirements: ['may'] }], { verdict: 'error', judged: 0 }],
    ['what was skipped', [{ verdict: 'skipped', requirements: ['may'] }], { verdict: 'skipped', judged: 0 }],
  ] satisfies [string, Partial<CheckReport>[], object][])(
    'has the worst of its rows: %s',
    (_, checks, expected) => {
      expect(section(...checks)).toMatchObject(expected);
    },
  );
});
