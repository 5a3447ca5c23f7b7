import { describe, expect, it } from 'vitest';
import { mapsOf } from '../../reports/shared/map.js';
import type { CheckReport, SectionReport } from '../../runner/result/index.js';
import { judgedTarget, reportOf } from './example.js';
import { check } from './example-checks.js';

const section = (name: string, more: Partial<SectionReport> = {}): SectionReport => ({
  rfc: '5321',
  section: name,
  title: `Title of ${name}`,
  total: 1,
  observable: 1,
  judged: 0,
  broken: 0,
  ...more,
});

const mapsWith = (sections: SectionReport[], checks: CheckReport[] = []) =>
  mapsOf({ ...reportOf([judgedTarget('smtp', checks)]), sections });

/** The check that the tile of section 4.1 leads to. */
const linked = (verdict: SectionReport['verdict'], ...checks: Partial<CheckReport>[]) =>
  mapsWith(
    [section('4.1', verdict === undefined ? {} : { verdict })],
    checks.map((fields) => check('suite/name', fields)),
  )[0]?.chapters[0]?.tiles[0]?.anchor;

describe('the map of an RFC', () => {
  it('goes by chapter, appendices together, and leaves out a chapter without requirements', () => {
    const empty = { total: 0, observable: 0 };
    const sections = [
      section('2', empty),
      section('2.1'),
      section('2.10.1', empty),
      section('5'),
      section('9', empty),
      section('9.1', empty),
      section('10.1'),
      section('B'),
      section('F.1'),
    ];
    const [map] = mapsWith(sections);
    expect(map?.rfc).toBe('5321');
    expect(
      map?.chapters.map(({ title, tiles }) => [title, tiles.map((tile) => tile.section.section)]),
    ).toEqual([
      ['2 Title of 2', ['2.1', '2.10.1']],
      ['5 Title of 5', ['5']],
      ['10', ['10.1']],
      ['Appendices', ['B', 'F.1']],
    ]);
  });

  it('is one for each RFC, and none without sections', () => {
    expect(mapsWith([section('2.1'), section('4', { rfc: '3207' })]).map(({ rfc }) => rfc)).toEqual([
      '5321',
      '3207',
    ]);
    expect(mapsWith([])).toEqual([]);
  });
});

describe('a tile', () => {
  const finding = { verdict: 'fail', finding: 'broken', breaks: ['5321-4.1-02'] } as const;
  const requirements = ['5321-4.1-01', '5321-4.1-02'];

  it.each([
    ['a check that passed', 'pass', [{ requirements: ['5321-4.1.4-01'] }, { requirements }], 't1-c2'],
    [
      'the check that broke it, not one that cites it',
      'fail',
      [{ requirements }, { ...finding, breaks: [...finding.breaks], requirements }],
      't1-c2',
    ],
    [
      'the gravest of two findings',
      'fail',
      [
        { ...finding, breaks: ['5321-4.1-02'], level: 'SHOULD' },
        { ...finding, breaks: ['5321-4.1-01'], level: 'MUST' },
      ],
      't1-c2',
    ],
    [
      'no check that broke another section',
      'fail',
      [{ ...finding, breaks: ['5321-4.2-01'], requirements }],
      undefined,
    ],
    ['nothing where nothing was judged', undefined, [{ requirements: ['5321-2.1-01'] }], undefined],
  ] satisfies [string, SectionReport['verdict'], Partial<CheckReport>[], string | undefined][])(
    'leads to %s',
    (_, verdict, checks, anchor) => {
      expect(linked(verdict, ...checks)).toBe(anchor);
    },
  );
});
