import type { Report, TargetReport } from '../../runner/result/index.js';
import type { Placed } from './checks.js';
import { visible } from './visible.js';

type Options = Omit<Report['options'], 'targets'>;

/** What `smtpspec audit` takes where nothing is said; what was said otherwise has to be said again. */
export const auditDefaults = {
  allow: 'probe',
  connections: 4,
  messages: 500,
  timeoutMs: 40_000,
  outside: 'relay-probe@outside.example',
  sender: 'probe@smtpspec.invalid',
} as const;

/** More sessions than these of other scenarios are not played again for a check that judges those of all. */
const scenarioLimit = 5;
const name = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)+$/;
const url = /^(?:smtp|submission|submissions|lmtp):\/\/[^\s-]\S*$/;

/**
 * Commands for a POSIX shell that ask these checks again with the options that the report knows, one for all targets that had the same. None
 * for what no audit would name so. Without passwords, tokens and files, which no report holds, and without `--i-am-authorized`, which is
 * for a person to say.
 */
export function recheckLines(report: Report, checks: readonly Placed[]): string[] {
  const { suites = [] } = report.options;
  const groups = new Map<string, Placed[]>();
  // Where a suite of the user lies is in no report.
  for (const placed of checks.filter(({ check }) => !suites.includes(check.suite))) {
    const key = JSON.stringify(placed.target.options ?? {});
    groups.set(key, [...(groups.get(key) ?? []), placed]);
  }
  return [...groups.values()].flatMap((members) => lineOf(report, members) ?? []);
}

function lineOf(report: Report, checks: readonly Placed[]): string | undefined {
  const [first] = checks;
  if (first === undefined) return undefined;
  const targets = new Set(checks.map(({ target }) => target.url));
  const { suites = [] } = report.options;
  const isOurs = (id: string): boolean => !suites.includes(id.split('/', 1)[0] ?? '');
  const only = new Set(checks.flatMap(namesOf).filter(isOurs));
  if (![...targets].every((target) => url.test(target)) || ![...only].every((id) => name.test(id)))
    return undefined;
  const words = [
    'smtpspec',
    'audit',
    ...targets,
    ...[...only].flatMap((id) => ['--only', id]),
    ...optionWords({ ...report.options, ...first.target.options }),
  ];
  // Shown text and pasted text must be the same.
  if (words.some((word) => visible(word) !== word)) return undefined;
  return words.map(quoted).join(' ');
}

/** The check, and the scenarios that held its sessions: an invariant has none of its own. */
function namesOf({ check, target }: Placed): string[] {
  const scenarios = check.transcripts.map((number) => target.transcripts[number]?.scenario ?? '');
  const others = new Set(scenarios.filter((scenario) => scenario.includes('/') && scenario !== check.id));
  return [check.id, ...[...others].slice(0, scenarioLimit)];
}

function optionWords(options: Options): string[] {
  const { allow, connections, messages, messageRate, timeoutMs, delayMs, clientName, sender, outside } =
    options;
  const usualSender = clientName === undefined ? auditDefaults.sender : `probe@${clientName}`;
  const values: [string, string | number | undefined][] = [
    ['domain', options.domain],
    ['recipient', options.recipient],
    ['sender', sender === usualSender ? undefined : sender],
    ['outside', outside === auditDefaults.outside ? undefined : outside],
    ['client-name', clientName],
    ['server-name', options.serverName],
    ['tls-policy', options.tlsPolicy],
    ['user', options.user],
    ['allow', allow === auditDefaults.allow ? undefined : allow],
    ['connections', connections === auditDefaults.connections ? undefined : connections],
    ['messages', messages === auditDefaults.messages ? undefined : messages],
    ['message-rate', messageRate],
    ['timeout', timeoutMs === auditDefaults.timeoutMs ? undefined : timeoutMs / 1000],
    ['delay', delayMs === 0 ? undefined : delayMs],
  ];
  const flags: [string, boolean | undefined][] = [
    ['insecure-auth', options.insecureAuth],
    ['allow-network', options.allowNetwork],
    ['strict', options.strict],
  ];
  return [
    ...values.flatMap(([option, value]) => (value === undefined ? [] : worded(option, String(value)))),
    ...flags.flatMap(([option, isSet]) => (isSet === true ? [`--${option}`] : [])),
  ];
}

/** A value that looks like an option is tied to its own. */
function worded(option: string, value: string): string[] {
  return value.startsWith('-') ? [`--${option}=${value}`] : [`--${option}`, value];
}

/** One word of a POSIX shell, whatever it holds. */
export function quoted(word: string): string {
  return /^[\w@%+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Whether a run of these targets needed somebody's word that it may deliver. */
export function neededConsent({ consents = [] }: Report, targets: readonly TargetReport[]): boolean {
  return consents.some(({ by, host }) => by === 'flag' && targets.some((target) => target.host === host));
}
