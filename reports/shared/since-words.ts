import type { Report } from '../../runner/result/index.js';
import { clip } from './clip.js';
import { type Came, type Change, type ChangeKind, changeKinds, type Since } from './since.js';
import { counted, moment, verdictWords } from './words.js';

/** How a kind of change is called, and what it means, for people who have read no documentation. */
export const changeWords: Readonly<Record<ChangeKind, { label: string; meaning: string }>> = {
  new: { label: 'new', meaning: 'Found now. The earlier run looked, and there was none.' },
  'unjudged-then': {
    label: 'not judged then',
    meaning: 'Found now. The earlier run could not tell, or did not ask.',
  },
  changed: {
    label: 'changed',
    meaning: 'Found then and now, but it is another finding or weighs otherwise.',
  },
  'unjudged-now': {
    label: 'not judged now',
    meaning: 'Found then. This run could not tell, or did not ask: nobody knows whether it is mended.',
  },
  fixed: { label: 'fixed', meaning: 'Found then. This run looked, and there is none.' },
  unchanged: { label: 'unchanged', meaning: 'Found then and now.' },
};

/** `2026-02-20 09:30:00 UTC, smtpspec 0.1.0`; inert. */
export function runWords({ startedAt, tool }: Report): string {
  return `${moment(startedAt)}, smtpspec ${clip(tool.version, 40)}`;
}

/** `1 new, 2 fixed, 5 unchanged`; what there is none of is left out, but that nothing is new is always said. */
export function countWords({ counts }: Since): string {
  const parts = changeKinds.filter((kind) => kind === 'new' || counts[kind] > 0);
  return parts.map((kind) => `${counts[kind] || 'nothing'} ${changeWords[kind].label}`).join(', ');
}

/** `fail, was pass`. */
export function cameWords({ then, now, asExpected }: Pick<Change, 'then' | 'now' | 'asExpected'>): string {
  const expected = asExpected ? ' as expected' : '';
  return then === now ? `${word(now)}${expected}` : `${word(now)}${expected}, was ${word(then)}`;
}

function word(came: Came): string {
  return came === 'absent' ? 'not in the report' : verdictWords[came].label;
}

/** What else has to be known to read the comparison, a sentence each: other targets, versions and options, checks without a finding. Remote text in it is as it came. */
export function noteWords(since: Since): string[] {
  const { then, now, otherTargets, targetsThen, targetsNow } = since;
  return [
    ...(then.runId !== undefined && then.runId === now.runId ? ['Both reports are of the same run.'] : []),
    ...(isLater(then, now) ? ['The report that this is compared with is the later one.'] : []),
    ...(otherTargets
      ? [
          `The earlier run was of other targets, ${urls(then)}: services of the same kind are held against each other, so that it tells of two servers.`,
        ]
      : []),
    ...(targetsThen.length > 0 ? [`Only the earlier report has ${list(targetsThen)}.`] : []),
    ...(targetsNow.length > 0 ? [`Only this report has ${list(targetsNow)}.`] : []),
    ...(then.tool.version === now.tool.version
      ? []
      : ['The versions of smtpspec differ: a check may ask or judge otherwise than it did.']),
    ...optionNotes(then, now),
    ...(then.interrupted ? ['The earlier run was interrupted.'] : []),
    ...(now.interrupted ? ['This run was interrupted.'] : []),
    ...otherNotes(since),
  ];
}

/** Both times are as we write them. */
function isLater(then: Report, now: Report): boolean {
  return (
    [then, now].every(({ startedAt }) => /^\d{4}-.*Z$/.test(startedAt)) && then.startedAt > now.startedAt
  );
}

function urls({ targets }: Report): string {
  return targets.length === 0 ? 'none at all' : list([...new Set(targets.map(({ url }) => url))]);
}

function list(all: readonly string[]): string {
  const [shown, left] = [all.slice(0, 6), all.length - 6];
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ');
}

/** Options that decide what is asked and how it counts. */
function optionNotes(then: Report, now: Report): string[] {
  const told = ({ options }: Report): [string, string][] => [
    ['--allow', options.allow],
    ['--strict', options.strict ? 'on' : 'off'],
    ['--only', options.only.join(' ') || 'all'],
    ['--skip', options.skip.join(' ') || 'none'],
    ['--user', options.user ?? 'none'],
    ['--recipient', options.recipient ?? 'none'],
  ];
  const before = new Map(told(then));
  return told(now).flatMap(([name, value]) => {
    const was = before.get(name);
    return was === value ? [] : [`${name} was ${was} and is ${value}.`];
  });
}

function otherNotes({ others }: Since): string[] {
  const { judgedThen, judgedNow, onlyThen, onlyNow } = others;
  const parts = [
    judgedThen > 0 && `${counted(judgedThen, 'check')} judged then and not now`,
    judgedNow > 0 && `${judgedNow.toLocaleString('en-US')} judged now and not then`,
    onlyThen > 0 && `${onlyThen.toLocaleString('en-US')} in the earlier report alone`,
    onlyNow > 0 && `${onlyNow.toLocaleString('en-US')} in this report alone`,
  ].filter((part) => typeof part === 'string');
  return parts.length === 0 ? [] : [`Of the checks without a finding: ${parts.join(', ')}.`];
}
