import type { Impact, Service } from '../result/index.js';
import { allowsImpact } from '../result/index.js';
import type { Finding, ScenarioMeta } from '../scenario/index.js';
import type { Problems } from './problems.js';
import type { Dialogue } from './schema.js';
import type { Act, Move } from './sequence.js';
import { shapeOf, type Template, usesVariable } from './template.js';
import { isHarmless, verbOf } from './verbs.js';

const usualServices = ['smtp', 'submission', 'submissions'] as const;
const welcomed = ['ready', 'mail', 'recipient', 'authenticated', 'authenticated-in-clear'];

const usualMessage = '{command} drew {reply}, expected {expected}';

/** What the message of a finding may hold. */
const messageValues = ['command', 'reply', 'expected'] as const;
export type MessageValues = Readonly<Record<(typeof messageValues)[number], string>>;

function isMessageValue(name: string): boolean {
  return messageValues.some((it) => it === name);
}

export function servicesOf({ services }: Dialogue): readonly [Service, ...Service[]] {
  const [first, ...others] = services ?? usualServices;
  return first === undefined ? usualServices : [first, ...others];
}

/** Looks at what the head says of itself and of the steps. @param knows  whether there is such a row; all are believed unless given */
export function checkHead(
  dialogue: Dialogue,
  moves: readonly Move[],
  suite: string,
  knows: ((row: string) => boolean) | undefined,
  problems: Problems,
): void {
  const { id, level, severity, weaknesses, requirements = [] } = dialogue;
  if (!id.startsWith(`${suite}/`)) problems.at(['id'], `id must begin with ${suite}/, the name of the suite`);
  if (level !== undefined && severity !== undefined)
    problems.at(['severity'], 'severity and level cannot both grade a finding; keep one');
  if (level === undefined && severity === undefined && requirements.length === 0)
    problems.at([], 'the dialogue has no level; add level, severity, or rows in requirements');
  if (severity !== undefined && weaknesses === undefined)
    problems.at(['severity'], 'severity needs weaknesses beside it, such as [CWE-204]; or grade by level');
  for (const [index, row] of requirements.entries()) {
    if (knows?.(row) === false)
      problems.at(
        ['requirements', index],
        `requirements has ${row}, which no table has (smtpspec list --json)`,
      );
  }
  checkServices(dialogue, moves, problems);
  checkImpact(dialogue, moves, problems);
  checkTexts(dialogue, moves, problems);
}

function checkServices(dialogue: Dialogue, moves: readonly Move[], problems: Problems): void {
  const services = servicesOf(dialogue);
  if (!services.includes('lmtp')) return;
  if (services.length > 1) problems.at(['services'], 'lmtp stands alone in services');
  const data = moves.find(({ act }) => act.kind === 'data');
  if (data !== undefined)
    problems.at(
      ['steps', data.at],
      'on lmtp a message draws a reply for each recipient; write the scenario in TypeScript',
    );
}

function checkImpact({ impact, start }: Dialogue, moves: readonly Move[], problems: Problems): void {
  if (impact === 'observe' && (start === 'mail' || start === 'recipient'))
    problems.at(['start'], `impact is observe, and a session at ${start} has said MAIL; write impact: probe`);
  for (const { act, at } of moves) {
    const least = leastImpact(act);
    if (allowsImpact(impact, least)) continue;
    problems.at(
      ['steps', at],
      `impact is ${impact}, and step ${at + 1} (${wordFor(act)}) takes ${least}; write impact: ${least}`,
    );
  }
}

function leastImpact(act: Act): Impact {
  if (act.kind === 'data') return 'deliver';
  return act.kind === 'lines' && !act.lines.every(isHarmless) ? 'probe' : 'observe';
}

function wordFor(act: Act): string {
  if (act.kind === 'data') return 'a message that may be accepted';
  return act.kind === 'lines' ? act.lines.map((line) => verbOf(line) || 'a command').join(', ') : act.kind;
}

/** The Subject bears what the run announces of all its messages. */
function isMarked(message: Template): boolean {
  const [header = ''] = shapeOf(message).split(/\r?\n\r?\n/, 1);
  return /^Subject:.*\bsmtpspec \{token\}/im.test(header);
}

function checkTexts({ steps }: Dialogue, moves: readonly Move[], problems: Problems): void {
  for (const { act, at } of moves) {
    if (act.kind !== 'data') continue;
    if (/\r(?!\n)/.test(shapeOf(act.message)))
      problems.at(
        ['steps', at, 'data'],
        `data of step ${at + 1} holds a CR without LF; line ends are seen to`,
      );
    if (!isMarked(act.message))
      problems.at(
        ['steps', at, 'data'],
        `data of step ${at + 1} lacks "smtpspec {token}" in its Subject, by which whoever finds the message knows where it came from`,
      );
  }
  for (const [at, step] of steps.entries()) {
    const text = typeof step === 'object' ? (step.message ?? '') : '';
    const unknown = [...text.matchAll(/\{([^}]*)\}/g)].find(([, name = '']) => !isMessageValue(name));
    if (unknown !== undefined)
      problems.at(
        ['steps', at, 'message'],
        `message of step ${at + 1} has ${unknown[0]}; it knows ${messageValues.map((it) => `{${it}}`).join(', ')}`,
      );
  }
}

/** The head of the scenario, for a dialogue in which no problem was found. */
export function metaOf(dialogue: Dialogue, moves: readonly Move[]): ScenarioMeta {
  const { id, title, why, impact, level, severity, weaknesses, requirements = [], remedy, steps } = dialogue;
  const seconds = moves.reduce((sum, { act }) => sum + (act.kind === 'wait' ? act.seconds : 0), 0);
  const [row, ...rows] = requirements;
  const findings = moves.flatMap(({ expected }): [string, Finding][] => {
    if (expected?.finding === undefined) return [];
    const step = steps[expected.step - 1];
    const own = typeof step === 'object' ? step.message : undefined;
    const message = own === undefined ? `Step ${expected.step}: ${usualMessage}` : sentence(own);
    const graded = level === undefined ? {} : { level };
    return [
      [expected.finding, { message, ...graded, ...(row === undefined ? {} : { breaks: [row, ...rows] }) }],
    ];
  });
  return {
    id,
    title: sentence(title),
    why: sentence(why),
    axis: severity === undefined ? 'conformance' : 'security',
    ...(severity === undefined ? {} : { severity }),
    requirements,
    ...(weaknesses === undefined ? {} : { weaknesses }),
    services: servicesOf(dialogue),
    impact,
    needs: needsOf(dialogue, moves),
    ...(seconds === 0 ? {} : { idleMinutes: seconds / 60 }),
    messages: moves.filter(({ act }) => act.kind === 'data').length,
    ...(moves.some(({ expected }) => expected?.each.some(({ codes }) => codes.includes(421)))
      ? { judges421: true }
      : {}),
    findings: Object.fromEntries(findings),
    remedy: Object.fromEntries(
      Object.entries(remedy).map(([product, text]) => [product, sentence(text)]),
    ) as {
      any: string;
    },
  };
}

/** A folded or indented text of YAML in one line. */
function sentence(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** What the file asks for, and what follows from its steps. */
function needsOf(
  { needs = {}, start }: Dialogue,
  moves: readonly Move[],
): NonNullable<ScenarioMeta['needs']> {
  const texts = moves.flatMap(({ act }): Template[] => {
    if (act.kind === 'data') return [act.message];
    return act.kind === 'lines' ? [...act.lines] : [];
  });
  const uses = (name: 'domain' | 'recipient'): boolean => texts.some((text) => usesVariable(text, name));
  const has = (kind: Act['kind']): boolean => moves.some(({ act }) => act.kind === kind);
  const isGroup = moves.some(({ act }) => act.kind === 'lines' && act.lines.length > 1);
  // Postmaster, which stands in where no mailbox is given, has asked for no mail.
  const mailsTo = has('data') && (start === 'recipient' || uses('recipient'));
  const capability = [...new Set([...(needs.capability ?? []), ...(isGroup ? ['PIPELINING'] : [])])];
  return {
    ...(capability.length === 0 ? {} : { capability }),
    ...(needs.tls || has('starttls') || start === 'tls' ? { tls: true } : {}),
    ...(needs.recipient || mailsTo ? { recipient: true } : {}),
    ...(needs.localDomain || uses('domain') ? { localDomain: true } : {}),
    ...(has('login') || welcomed.includes(start) ? { mail: true } : {}),
  };
}
