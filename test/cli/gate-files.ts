import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckReport, Report } from '../../runner/result/index.js';
import { judgedTarget, reportOf } from '../reports/example.js';
import { check } from '../reports/example-checks.js';
import { type Ended, folder, smtpspec } from './smtpspec.js';

export const url = 'smtp://mx.example.org:25';
export const relay = { verdict: 'fail', finding: 'relayed', message: 'It relays' } as const;

/** A report of one service with these checks, of a run that selected nothing. */
export function reportWith(checks: readonly CheckReport[], change: Partial<Report['options']> = {}): Report {
  const report = reportOf([judgedTarget('smtp', [...checks])]);
  return { ...report, roles: [], options: { ...report.options, skip: [], ...change } };
}

/** An entry as a file has it, from the third line on: seven lines, or eight with a variant. */
export function entry(change: Readonly<Record<string, string | undefined>> = {}): string {
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

export const fileOf = (...entries: readonly string[]): string => `version: 1\nentries:\n${entries.join('')}`;

export interface Given {
  readonly report: unknown;
  readonly baseline?: string;
  readonly args?: readonly string[];
}

export async function checked({
  report,
  baseline = 'version: 1\nentries: []\n',
  args = [],
}: Given): Promise<Ended> {
  const cwd = await folder();
  await writeFile(join(cwd, 'r.json'), JSON.stringify(report));
  await writeFile(join(cwd, 'b.yaml'), baseline);
  return smtpspec(['baseline', 'check', 'r.json', '--baseline', 'b.yaml', ...args], { cwd });
}

export const pass = check('commands/noop', {});
export const failing = check('relay/third-party', relay);
export const passing = check('relay/third-party', { message: 'It refuses' });
export const warning = check('commands/help', {
  verdict: 'warn',
  finding: 'unsupported',
  message: 'No help',
});
