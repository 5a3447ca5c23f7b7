import { visible } from '../../../reports/shared/visible.js';
import { type Impact, impacts } from '../../result/index.js';
import type { Counts, Plan, PlannedCheck, PlannedTarget } from './plan.js';

/** The plan for a reader; with `verbose` every octet of ours, check by check. */
export function planText(plan: Plan, verbose: boolean): string {
  const lines = [
    `Nothing was sent to ${plan.targets.map(({ url }) => url).join(', ')}.`,
    'So much is said to a server that answers as the reference server of smtpspec does, which has just been asked in',
    'this process; another server may draw other branches, and after 421 or a reset a check is played once more.',
    '',
    ...(verbose ? plan.targets.flatMap(dialogueLines) : []),
    ...tableOf(
      'impact',
      impacts.filter((impact) => isUsed(plan, impact)).map((impact) => [impact, plan.byImpact[impact]]),
    ),
    '',
    ...tableOf('suite', [ownRow(plan), ...Object.entries(plan.bySuite)]),
    '',
    ...leftOutLines(plan),
    'Whatever the server does, at each of its addresses:',
    ...plan.bounds.map(boundLine),
  ];
  return `${lines.map(visible).join('\n')}\n`;
}

type Row = Counts & { readonly checks: number };

function isUsed({ byImpact }: Plan, impact: Impact): boolean {
  return byImpact[impact].connections > 0 || byImpact[impact].checks > 0;
}

/** What is sent for no single check, so that both tables come to the same. */
function ownRow({ targets }: Plan): readonly [string, Row] {
  const own = targets.flatMap((target) => target.own);
  const sum = (column: keyof Counts) => own.reduce((total, counts) => total + counts[column], 0);
  const counts = { connections: sum('connections'), commands: sum('commands'), messages: sum('messages') };
  return ['first look, survey', { checks: 0, ...counts }];
}

function tableOf(title: string, rows: readonly (readonly [string, Row])[]): string[] {
  const columns = ['checks', 'connections', 'commands', 'messages'] as const;
  const total = Object.fromEntries(
    columns.map((column) => [column, rows.reduce((sum, [, row]) => sum + row[column], 0)]),
  ) as unknown as Row;
  const width = Math.max(...[title, 'together', ...rows.map(([name]) => name)].map(({ length }) => length));
  const line = (name: string, cells: readonly (string | number)[]) =>
    [name.padEnd(width), ...cells.map((cell, at) => String(cell).padStart(columns[at]?.length ?? 0))].join(
      '  ',
    );
  return [
    line(title, columns),
    ...[...rows, ['together', total] as const].map(([name, row]) =>
      line(
        name,
        columns.map((column) => row[column]),
      ),
    ),
  ];
}

function leftOutLines({ targets }: Plan): string[] {
  const reasons = new Map<string, number>();
  for (const { leftOut } of targets.flatMap(({ checks }) => checks)) {
    if (leftOut !== undefined) reasons.set(leftOut, (reasons.get(leftOut) ?? 0) + 1);
  }
  if (reasons.size === 0) return [];
  return [
    'Left out:',
    ...[...reasons].map(([reason, count]) => `  ${count} ${count === 1 ? 'check' : 'checks'}: ${reason}`),
    '',
  ];
}

function boundLine({ host, messages, perMinute, connections }: Plan['bounds'][number]): string {
  const rate = perMinute === undefined ? '60 a minute unless it is this machine' : `${perMinute} a minute`;
  const mail =
    messages === 0
      ? 'no message'
      : `at most ${messages === 1 ? '1 message' : `${messages} messages`} (${rate}), each marked with the run`;
  return `  ${host}: ${mail}; at most ${connections} connections at once`;
}

function dialogueLines({ url, own, checks }: PlannedTarget): string[] {
  const played = checks.filter(({ dialogues }) => dialogues.length > 0);
  return [
    url,
    ...own.flatMap((it) => blockOf(it.id, 'observe', it)),
    ...played.flatMap((check) => blockOf(nameOf(check), check.impact, check)),
    '',
  ];
}

function nameOf({ id, variant }: PlannedCheck): string {
  return variant === undefined ? id : `${id} [${variant}]`;
}

function blockOf(
  name: string,
  impact: Impact,
  { connections, commands, messages, dialogues }: Counts & Pick<PlannedCheck, 'dialogues'>,
): string[] {
  if (connections === 0) return [];
  const counts = `${connections} connections, ${commands} commands, ${messages} messages`;
  const said = dialogues.flatMap((writes, at) => [
    `    connection ${at + 1}`,
    ...writes.map((write) => `      C: ${write}`),
  ]);
  return [`  ${name}  (${impact}: ${counts})`, ...said];
}
