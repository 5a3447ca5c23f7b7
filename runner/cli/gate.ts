import { createPaint } from '../../reports/console/paint.js';
import { clip, wrap } from '../../reports/console/text.js';
import { catalogue } from '../../suites/index.js';
import { type Catalogue, suiteOf } from '../engine/index.js';
import { judgeBaseline, type Limit, missedThresholds, type Thresholds, withBaseline } from '../gate/index.js';
import type { Report } from '../result/index.js';
import { counting, exitCodeOf } from './exit-code.js';
import { exitCodes, type FailOn, failOnChoices } from './exit-codes.js';
import { remarkWords, standsInTheWay } from './gate-words.js';
import type { PlacedEntry } from './read-baseline.js';
import { UsageError } from './usage-error.js';

export interface GateSettings {
  readonly baseline?: string | undefined;
  readonly 'min-coverage'?: number | undefined;
  readonly 'max-inconclusive'?: number | string | undefined;
}

/** What a report has to get past, beside `--fail-on`. */
export interface Gate extends Thresholds {
  /** Whether there is anything of it. */
  readonly asked: boolean;
  readonly entries?: readonly PlacedEntry[] | undefined;
  /** Whether there is a scenario or invariant of that id. */
  readonly knows: (id: string) => boolean;
}

export const noGate: Gate = { asked: false, knows: () => false };

export interface Passage {
  /** The report with what the baseline knows told as expected. */
  readonly shown: Report;
  /** Why it did not pass, a line each. */
  readonly missed: readonly string[];
  /** What does not stand in the way. */
  readonly notes: readonly string[];
  readonly code: (typeof exitCodes)[keyof typeof exitCodes];
}

/**
 * Reads the baseline, so that a fault in it is known before anything is sent. @param asked  what the run asks; left out for a stored report, whose suites
 * of users nobody knows any more @throws UsageError
 */
export async function planGate(settings: GateSettings, asked?: Catalogue): Promise<Gate> {
  const { baseline, 'min-coverage': minCoverage, 'max-inconclusive': most } = settings;
  if (minCoverage !== undefined && !(minCoverage >= 0 && minCoverage <= 100)) {
    throw new UsageError('--min-coverage must be a number from 0 to 100');
  }
  return {
    asked: [baseline, minCoverage, most].some((setting) => setting !== undefined),
    entries: baseline === undefined ? undefined : await entriesOf(baseline),
    minCoverage,
    knows: asked === undefined ? couldBe : (id) => isIn(asked, id),
    maxInconclusive: most === undefined ? undefined : limitOf(String(most)),
  };
}

async function entriesOf(baseline: string): Promise<readonly PlacedEntry[]> {
  // YAML and its checks are of no use to most runs.
  const { readBaseline } = await import('./read-baseline.js');
  return readBaseline(baseline);
}

/** @throws UsageError */
export function failOnOf(word: string): FailOn {
  const found = failOnChoices.find((choice) => choice === word);
  if (found === undefined) throw new UsageError(`--fail-on must be one of ${failOnChoices.join(', ')}`);
  return found;
}

function limitOf(word: string): Limit {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(word) ?? [];
  const value = Number(digits);
  const isOne = percent === '%' ? value <= 100 : Number.isInteger(value);
  if (digits === undefined || !isOne) {
    throw new UsageError(`--max-inconclusive must be a number of checks or a percentage, such as 5 or 2%`);
  }
  return { value, unit: percent === '%' ? 'percent' : 'checks' };
}

/** Holds a finished report against the gate. With `--fail-on never` the baseline is told, and does not count. */
export function pass(report: Report, gate: Gate, failOn: FailOn): Passage {
  const { entries, knows } = gate;
  const today = new Date().toISOString().slice(0, 10);
  const thresholds = missedThresholds(report, gate);
  if (entries === undefined) {
    return {
      shown: report,
      missed: thresholds,
      notes: [],
      code: worst(exitCodeOf(report, failOn), thresholds),
    };
  }
  const { remarks, met } = judgeBaseline(report, entries, { today, counting: counting[failOn], knows });
  const counts = (remark: (typeof remarks)[number]) => failOn !== 'never' && standsInTheWay(remark);
  const missed = [...remarks.filter(counts).map(remarkWords), ...thresholds];
  const notes = [
    ...remarks.filter((remark) => !counts(remark)).map(remarkWords),
    `${met} of ${entries.length} entries of the baseline are as they say`,
  ];
  const code = worst(exitCodeOf(report, 'never'), missed);
  return { shown: withBaseline(report, entries, today), missed, notes, code };
}

function worst(code: Passage['code'], missed: readonly string[]): Passage['code'] {
  return code === exitCodes.ok && missed.length > 0 ? exitCodes.findings : code;
}

function isIn({ scenarios, invariants }: Catalogue, id: string): boolean {
  return id.startsWith('roles/') || [...scenarios, ...invariants].some(({ meta }) => meta.id === id);
}

/** Ours, or in a suite that is not. */
function couldBe(id: string): boolean {
  const { scenarios, invariants } = catalogue;
  const isOurs = [...scenarios, ...invariants].some(({ meta }) => suiteOf(meta) === suiteOf({ id }));
  return !isOurs || isIn(catalogue, id);
}

/** The gate in words: a line for all that was missed, those that are only told, the result. */
export function gateLines(
  { missed, notes }: Pick<Passage, 'missed' | 'notes'>,
  { color, width }: { color: boolean; width: number },
): string {
  const paint = createPaint(color);
  const room = Math.max(width, 60);
  const line = (text: string): string[] => {
    const [first = '', ...more] = wrap(clip(text, 900), room - 4);
    return [`  ${first}`, ...more.map((rest) => `    ${rest}`)];
  };
  const result =
    missed.length === 0
      ? paint.verdict('pass', 'GATE: passed')
      : paint.verdict(
          'fail',
          `GATE: not passed, ${missed.length === 1 ? '1 reason' : `${missed.length} reasons`}`,
        );
  return `\n${[...missed.flatMap(line), ...notes.flatMap(line).map(paint.dim), paint.bold(result)].join('\n')}\n`;
}
