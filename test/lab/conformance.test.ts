import { describe, expect, it } from 'vitest';
import { coverageOf, judgedRows, sectionsOf } from '../../runner/engine/coverage.js';
import type { Catalogue } from '../../runner/engine/index.js';
import type { CheckReport, Report, Service } from '../../runner/result/index.js';
import type { Requirement } from '../../runner/scenario/index.js';
import { judgedTarget, reportOf } from '../reports/example.js';
import { check } from '../reports/example-checks.js';
import { conformanceDocument, versionIn } from './conformance.js';

const row = (section: string, more: Partial<Requirement> = {}): Requirement => ({
  rfc: '5321',
  section,
  role: 'server',
  level: 'MUST',
  observable: 'wire',
  text: `What ${section} says | in short.`,
  test: 'A test.',
  ...more,
});
const catalogue: Catalogue = {
  scenarios: [],
  invariants: [],
  requirements: {
    '5321-2.1-01': row('2.1'),
    '5321-4.1-01': row('4.1'),
    '5321-4.1-02': row('4.1', { level: 'SHOULD' }),
    '5321-4.2-01': row('4.2', { role: 'client' }),
    '3207-4-01': row('4', { rfc: '3207' }),
  },
  headings: {
    5321: [
      ['2.1', 'Basic'],
      ['4.1', 'Commands'],
      ['4.2', 'Replies'],
    ],
  },
};

function reportWith(checks: Readonly<Partial<Record<Service, Partial<CheckReport>[]>>>): Report {
  const targets = Object.entries(checks).map(([service, own]) =>
    judgedTarget(
      service as Service,
      own.map((fields) => check('commands/noop', fields)),
    ),
  );
  return {
    ...reportOf(targets),
    coverage: coverageOf(judgedRows(targets, catalogue)),
    sections: sectionsOf(judgedRows(targets, catalogue), catalogue.headings),
  };
}

const broken: Partial<CheckReport> = {
  verdict: 'fail',
  finding: 'refused',
  breaks: ['5321-4.1-01'],
  requirements: ['5321-4.1-01', '5321-4.1-02'],
};
const good = reportWith({ smtp: [{ requirements: ['5321-2.1-01', '5321-4.1-01'] }] });
const bad = reportWith({
  smtp: [
    { ...broken, verdict: 'warn', finding: 'late', breaks: ['5321-4.1-02'] },
    broken,
    { ...broken, finding: 'elsewhere', breaks: ['3207-4-01'] },
  ],
  submission: [broken],
});
const text = conformanceDocument(
  [
    { name: 'good', version: '1.0', report: good },
    { name: 'bad', version: '2.0', report: bad },
  ],
  catalogue.requirements,
);
const rows = text.match(/^\|.*$/gm)?.map((line) => line.replace(/ +/g, ' '));

describe('docs/conformance.md', () => {
  it('can be asked for the version that it names', () => {
    expect(['good', 'bad', 'unheard'].map((name) => versionIn(text, name))).toEqual([
      '1.0',
      '2.0',
      undefined,
    ]);
  });

  it('names each server with its version and its counts', () => {
    expect(rows).toContain('| good | 1.0 | 2 | 0 |');
    expect(rows).toContain('| bad | 2.0 | 2 | 2 |');
  });

  it('has a cell for each server and each section in which there is something to see', () => {
    expect(rows).toContain('| section | title | of | good | bad |');
    expect(rows).toContain('| 2.1 | Basic | 1 | pass 1 | |');
    expect(rows).toContain('| 4.1 | Commands | 2 | pass 1 | fail 2 (2) |');
    expect(text).not.toContain('Replies');
  });

  it('lists what is broken, with the clause and who says so, each once', () => {
    const [, ofGood, ofBad] = text.split(/^### .*$/m);
    expect(ofGood?.trim()).toBe('Nothing that was judged.');
    expect(ofBad?.trim().split('\n')).toEqual([
      '- **fail** `commands/noop` (refused)',
      '  - [RFC 5321 section 4.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.1) `5321-4.1-01`, MUST: What 4.1 says \\| in short.',
      '- **warn** `commands/noop` (late)',
      '  - [RFC 5321 section 4.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.1) `5321-4.1-02`, SHOULD: What 4.1 says \\| in short.',
    ]);
  });
});
