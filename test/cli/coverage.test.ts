import { describe, expect, test } from 'vitest';
import { coverageMarkdown } from '../../runner/cli/coverage-markdown.js';
import { coverageSummary, type RfcCoverage } from '../../runner/cli/coverage-summary.js';
import { coverageLines } from '../../runner/cli/coverage-table.js';
import type { Catalogue } from '../../runner/engine/index.js';
import type { Requirement } from '../../runner/scenario/index.js';
import { catalogue } from '../../suites/index.js';
import { scenario } from '../engine/catalogues.js';
import { smtpspec } from './smtpspec.js';

const row = (more: Partial<Requirement>): Requirement => ({
  rfc: '5321',
  section: '2.1',
  role: 'server',
  level: 'MUST',
  observable: 'wire',
  text: 'It says so | in `words`.',
  test: 'A test.',
  ...more,
});
const reason = 'Nobody but the operator sees it.';
const small: Catalogue = {
  scenarios: [
    scenario('commands/noop', async () => ({ kind: 'pass' }), { requirements: ['5321-2.1-01', '3207-4-01'] }),
  ],
  invariants: [],
  requirements: {
    '3207-4-01': row({ rfc: '3207', section: '4', level: 'MAY' }),
    '1870-3-01': row({ rfc: '1870', section: '3' }),
    '5321-2.1-01': row({}),
    '5321-2.1-02': row({ level: 'SHOULD' }),
    '5321-2.1-03': row({ observable: 'operator', unobservable: reason }),
    '5321-2.2-01': row({ section: '2.2', role: 'client' }),
    '5321-2.2-02': row({ section: '2.2', observable: 'next-hop' }),
  },
  headings: {
    5321: [
      ['2', 'The <Model>'],
      ['2.1', 'Basic'],
      ['2.2', '#-literals'],
    ],
  },
};

describe('the summary', () => {
  const [first, ...others] = coverageSummary(small);

  test('counts each RFC, section and level, and keeps every row', () => {
    expect(first).toMatchObject({
      rfc: '5321',
      covered: 1,
      observable: 2,
      total: 5,
      states: { covered: 1, open: 1, 'next-hop': 1, 'not observable': 1, 'not a server rule': 1 },
      levels: [
        { level: 'MUST', covered: 1, observable: 1, total: 4 },
        { level: 'SHOULD', covered: 0, observable: 1, total: 1 },
      ],
      sections: [
        {
          section: '2.1',
          title: 'Basic',
          covered: 1,
          observable: 2,
          total: 3,
          levels: [
            { level: 'MUST', covered: 1, observable: 1, total: 2 },
            { level: 'SHOULD', covered: 0, observable: 1, total: 1 },
          ],
        },
        { section: '2.2', title: '#-literals', covered: 0, observable: 0, total: 2 },
      ],
    });
    expect(first?.rows.map(({ id, state, by }) => [id, state, by])).toEqual([
      ['5321-2.1-01', 'covered', ['commands/noop']],
      ['5321-2.1-02', 'open', []],
      ['5321-2.1-03', 'not observable', []],
      ['5321-2.2-01', 'not a server rule', []],
      ['5321-2.2-02', 'next-hop', []],
    ]);
    expect(others.map(({ rfc }) => rfc)).toEqual(['1870', '3207']);
  });

  test('is a table for the terminal', () => {
    expect(coverageLines(coverageSummary(small), 80)).toEqual([
      'RFC 5321',
      '  5 requirements: 1 covered, 1 open, 1 next-hop, 1 not observable, 1 not a',
      '  server rule',
      '',
      '  covered / observable by a client / all requirements',
      '  section  MUST   SHOULD  all    title',
      '  2.1      1/1/2  0/1/1   1/2/3  Basic',
      '  2.2      0/0/2          0/0/2  #-literals',
      '  all      1/1/4  0/1/1   1/2/5',
      '',
      'Not observable, and why',
      `  5321-2.1-03  ${reason}`,
      '',
      'Other RFCs',
      '  RFC   MUST   MAY    all',
      '  1870  0/1/1         0/1/1',
      '  3207         1/1/1  1/1/1',
    ]);
  });

  test('is Markdown with every row, its state, and who covers it or why nobody can', () => {
    const text = coverageMarkdown(coverageSummary(small), small.requirements);
    expect(text).toContain('### 2.2 \\#-literals');
    expect(text.match(/^\| 5321-.*$/gm)?.map((line) => line.replace(/ +/g, ' '))).toEqual([
      '| 5321-2.1-01 | MUST | covered | `commands/noop` | It says so \\| in \\`words\\`. |',
      '| 5321-2.1-02 | SHOULD | open | | It says so \\| in \\`words\\`. |',
      `| 5321-2.1-03 | MUST | not observable | ${reason} | It says so \\| in \\\`words\\\`. |`,
      '| 5321-2.2-01 | MUST | not a server rule | binds: client | It says so \\| in \\`words\\`. |',
      '| 5321-2.2-02 | MUST | next-hop | | It says so \\| in \\`words\\`. |',
    ]);
  });
});

describe('smtpspec coverage', () => {
  const [rfc5321, ...others] = coverageSummary(catalogue);

  test('shows RFC 5321 by section, the reasons, and a line for every other RFC', async () => {
    const { code, stdout, stderr } = await smtpspec(['coverage']);
    for (const { section } of rfc5321?.sections ?? []) {
      expect(stdout).toMatch(new RegExp(`^  ${section.replaceAll('.', '\\.')} .*\\d/\\d+/\\d+`, 'm'));
    }
    const flat = stdout.replace(/\s+/g, ' ');
    const reasons = rfc5321?.rows.flatMap(({ id, unobservable }) =>
      unobservable === undefined ? [] : `${id} ${unobservable}`,
    );
    for (const line of reasons ?? []) expect(flat).toContain(line);
    for (const { rfc } of others) expect(stdout).toMatch(new RegExp(`^  ${rfc} `, 'm'));
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test('--json is every RFC in full', async () => {
    const { code, stdout } = await smtpspec(['coverage', '--json']);
    const { rfcs } = JSON.parse(stdout) as { rfcs: RfcCoverage[] };
    expect(rfcs.flatMap(({ rows }) => rows.map(({ id }) => id)).sort()).toEqual(
      Object.keys(catalogue.requirements).sort(),
    );
    expect(rfcs[0]).toMatchObject({ rfc: '5321', total: 537 });
    expect(code).toBe(0);
  });

  test('--markdown is docs/coverage.md', async () => {
    const { code, stdout } = await smtpspec(['coverage', '--markdown']);
    expect(stdout).toBe(coverageMarkdown(coverageSummary(catalogue), catalogue.requirements));
    expect(code).toBe(0);
  });

  test('a row that no client can see tells why in explain', async () => {
    const { stdout } = await smtpspec(['explain', '5321-4.1.4-09']);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      `Why no client can see it ${catalogue.requirements['5321-4.1.4-09']?.unobservable}`,
    );
  });
});
