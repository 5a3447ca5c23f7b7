import { type Catalogue, messageBounds } from '../../engine/index.js';
import type { AuditOptions } from '../../index.js';
import { type CheckReport, type Impact, impacts, type TranscriptReport } from '../../result/index.js';
import type { Rehearsal } from './rehearse.js';

/** What is sent, in a rehearsal. */
export interface Counts {
  readonly connections: number;
  /** Lines that are commands; mail data and responses of AUTH are none. */
  readonly commands: number;
  /** Messages that the stand-in has accepted. */
  readonly messages: number;
}

export interface PlannedCheck extends Counts {
  readonly id: string;
  readonly suite: string;
  readonly variant?: string;
  readonly impact: Impact;
  /** Why it would not be played, where the options or the stand-in leave it out. */
  readonly leftOut?: string;
  /** What we say, one list a connection, each item one write in the escaped form of reports. */
  readonly dialogues: readonly (readonly string[])[];
}

export interface PlannedTarget {
  readonly url: string;
  readonly checks: readonly PlannedCheck[];
  /** What is sent for no single check: the first look, and the survey of TLS. */
  readonly own: readonly (Counts & Pick<PlannedCheck, 'id' | 'dialogues'>)[];
}

/** What a run would send; `--plan --json` writes it. */
export interface Plan {
  readonly planVersion: 1;
  readonly targets: readonly PlannedTarget[];
  /** Beside them stands what is sent for no single check, under `observe`. */
  readonly byImpact: Readonly<Record<Impact, Counts & { readonly checks: number }>>;
  readonly bySuite: Readonly<Record<string, Counts & { readonly checks: number }>>;
  /** What holds at any server, per host and address. */
  readonly bounds: ReturnType<typeof messageBounds>;
}

/** The rehearsal as a plan, without what a clock or a dice says. */
export function planOf({ report, targetOf }: Rehearsal, options: AuditOptions, catalogue: Catalogue): Plan {
  const targets = report.targets.map(({ url, checks, transcripts }): PlannedTarget => {
    const settle = (transcript: TranscriptReport) => dialogueOf(transcript, report.runId ?? '');
    // What one variant has asked for all of them is evidence of each, and was sent once.
    const told = new Set<number>();
    const of = (names: readonly string[]) => transcripts.filter(({ scenario }) => names.includes(scenario));
    return {
      url: targetOf.get(url) ?? url,
      own: ['preflight', 'survey'].map((id) => {
        const sessions = of([id]);
        return { id, ...countsOf(sessions), dialogues: id === 'survey' ? [] : sessions.map(settle) };
      }),
      checks: checks
        .filter(({ suite }) => suite !== 'replies')
        .map((check) => {
          const sessions = check.transcripts.flatMap((id) => {
            const found = transcripts[id];
            if (found?.scenario !== check.id || told.has(id)) return [];
            told.add(id);
            return [found];
          });
          return { ...headOf(check), ...countsOf(sessions), dialogues: sessions.map(settle) };
        }),
    };
  });
  const all = targets.flatMap(({ checks }) => checks);
  const own = targets.flatMap((target) => target.own);
  const suites = [...new Set(all.map(({ suite }) => suite))];
  return {
    planVersion: 1,
    targets,
    byImpact: Object.fromEntries(
      impacts.map((impact) => {
        const checks = all.filter((check) => check.impact === impact);
        return [impact, totalOf(checks, impact === 'observe' ? own : [])];
      }),
    ) as Plan['byImpact'],
    bySuite: Object.fromEntries(
      suites.map((suite) => [
        suite,
        totalOf(
          all.filter((it) => it.suite === suite),
          [],
        ),
      ]),
    ),
    bounds: messageBounds(catalogue, options),
  };
}

function headOf({ id, suite, variant, impact, verdict, message, attempts }: CheckReport) {
  const undone =
    attempts === 0 && (verdict === 'skipped' || verdict === 'not-applicable' || verdict === 'inconclusive');
  return {
    id,
    suite,
    impact,
    ...(variant === undefined ? {} : { variant }),
    ...(undone ? { leftOut: message } : {}),
  };
}

function countsOf(sessions: readonly TranscriptReport[]): Counts {
  return {
    connections: sessions.length,
    commands: sum(sessions.map(({ commands = 0 }) => commands)),
    messages: sum(sessions.map(({ messages = 0 }) => messages)),
  };
}

function totalOf(
  checks: readonly PlannedCheck[],
  own: readonly Counts[],
): Counts & { readonly checks: number } {
  const all: readonly Counts[] = [...checks, ...own];
  return {
    checks: checks.filter(({ leftOut }) => leftOut === undefined).length,
    connections: sum(all.map(({ connections }) => connections)),
    commands: sum(all.map(({ commands }) => commands)),
    messages: sum(all.map(({ messages }) => messages)),
  };
}

/** Our side of one session. Run id, tokens and dates are not known before the run, and octets of TLS say nothing to a reader. */
function dialogueOf({ events }: TranscriptReport, runId: string): string[] {
  return events
    .filter(({ from }) => from === 'client')
    .map(({ data }) =>
      /^\\x1[4-7]\\x03/.test(data)
        ? '(octets of a TLS handshake)'
        : data
            .replaceAll(runId, 'RUNID')
            .replace(/RUNID-[0-9a-f]{10}/g, 'RUNID-TOKEN')
            .replace(/(^|\\n)Date: [^\\]*/g, '$1Date: (of the run)'),
    );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
