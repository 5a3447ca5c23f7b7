import { wrap } from '../../reports/console/text.js';
import { productName } from '../../reports/shared/words.js';
import { grade } from '../engine/verdict.js';
import type { InvariantMeta, RequirementTable, ScenarioMeta } from '../scenario/index.js';
import { clauseOf } from './explain-row.js';

type Head = InvariantMeta & Partial<ScenarioMeta>;

/** All that the head of a scenario or invariant says, as lines of at most `width`. */
export function explainHead(meta: Head, requirements: RequirementTable, width: number): string[] {
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines];
  const rest = (text: string): string[] => wrap(text, width, '  ');
  return [
    meta.id,
    ...rest(meta.title),
    ...part('Why', rest(meta.why)),
    ...part('Runs', runs(meta).flatMap(rest)),
    ...part('Requirements', rows(meta, requirements).flatMap(rest)),
    ...part('Findings', findings(meta, requirements).flatMap(rest)),
    ...part('Variants', Object.keys(meta.variants ?? {}).flatMap(rest)),
    ...part('Remedy', remedies(meta).flatMap(rest)),
  ];
}

function runs(meta: Head): string[] {
  if (meta.services === undefined)
    return ['on every service, over all replies of the run; nothing is sent for it'];
  const { opening = ['ready'], recipient, localDomain, mail, tls, capability = [] } = meta.needs ?? {};
  const needs = [
    ...(recipient ? ['--recipient'] : []),
    ...(localDomain ? ['--domain'] : []),
    ...(mail ? ['credentials on submission services'] : []),
    ...(tls ? ['a TLS endpoint'] : []),
    ...capability.map((keyword) => `the server to offer ${keyword}`),
    ...(opening.includes('ready') ? [] : ['a server that does not greet with 2yz']),
  ];
  return [
    `on ${meta.services.join(', ')}`,
    `impact: ${meta.impact}${meta.impact === 'deliver' || meta.impact === 'stress' ? `, only with --allow ${meta.impact}` : ''}`,
    ...(needs.length === 0 ? [] : [`needs ${needs.join(', ')}`]),
    ...(meta.idleMinutes === undefined ? [] : [`waits for about ${meta.idleMinutes} minutes`]),
    ...held(meta.connections ?? 1),
  ];
}

function held(connections: number): string[] {
  if (connections === 0) return ['asks the survey of the TLS endpoint, which all scenarios share'];
  return connections === 1 ? [] : [`holds ${connections} connections open at once`];
}

function rows(meta: Head, requirements: RequirementTable): string[] {
  const cited = meta.requirements.map((id) => {
    const row = requirements[id];
    if (row === undefined) return id;
    return `${id}  ${clauseOf(row)}, ${row.level}${row.byTheLetter ? ', by the letter' : ''}: ${row.text}`;
  });
  return [...cited, ...(meta.weaknesses ?? [])];
}

function findings(meta: Head, requirements: RequirementTable): string[] {
  return Object.entries(meta.findings).map(([finding, { message }]) => {
    // The values of a message are known only on the wire; here each stands for itself.
    const args = Object.fromEntries(
      [...message.matchAll(/\{([^}]+)\}/g)].map(([whole, name]) => [name, whole]),
    );
    const graded = (strict: boolean) =>
      grade({ kind: 'violation', finding, args }, meta, requirements, strict);
    const [usual, strict] = [graded(false), graded(true)];
    const verdict =
      usual.verdict === strict.verdict ? usual.verdict : `${usual.verdict}, ${strict.verdict} with --strict`;
    return `${finding}  ${verdict} (${usual.severity ?? usual.level}): ${message}`;
  });
}

function remedies({ remedy }: Head): string[] {
  return Object.entries(remedy).map(([product, text]) => `${productName(product)}: ${text}`);
}
