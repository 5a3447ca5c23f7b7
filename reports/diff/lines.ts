import { clip, wrap } from '../console/text.js';
import { counted } from '../shared/words.js';
import type { Comparison } from './compare.js';
import { factLines } from './fact-lines.js';
import { type DiffLook, type Look, lookOf } from './look.js';
import type { OneSided } from './open.js';
import { openLines } from './open-lines.js';
import { replyLines } from './reply-lines.js';
import { summaryLines } from './summary.js';
import { verdictLines } from './verdict-lines.js';

export type { DiffLook } from './look.js';

/**
 * A comparison for a terminal, with a newline at the end: a summary, then the details, heaviest first. Nothing but dialogue is wider than
 * asked. Remote text cannot reach the terminal unescaped.
 */
export function renderDiff(comparison: Comparison, options: DiffLook): string {
  const look = lookOf(options);
  const { differences, oneSided, notCompared, services } = comparison;
  const result = wrap(resultOf(comparison), look.width).map(look.paint.bold);
  const lines = [
    ...(['a', 'b'] as const).flatMap((name) => headLines(name, comparison, look)),
    '',
    ...summaryLines(comparison, look),
    ...verdictLines(differences, services, look),
    ...factLines(comparison, look),
    ...replyLines(differences, services, look),
    ...openLines('SUBJECT AT ONE SIDE ONLY', oneSided, services, look),
    ...openLines('NOT COMPARED', notCompared, services, look),
    ...result,
  ];
  return `${lines.join('\n')}\n`;
}

function headLines(name: 'a' | 'b', comparison: Comparison, { width }: Look): string[] {
  const { targets, startedAt } = comparison[name];
  const hosts = new Set(targets.map((url) => url.replace(/^[a-z]+:\/\//, '').replace(/:\d+$/, '')));
  return wrap(clip(`${name}  ${[...hosts].join(', ')}  ${startedAt}`, 600), width);
}

function resultOf({ facts, differences, oneSided, notCompared, compared }: Comparison): string {
  const number = (all: readonly OneSided[]) => all.reduce((sum, { checks }) => sum + checks.length, 0);
  const parts = [
    facts.length > 0 && counted(facts.length, 'fact'),
    differences.length > 0 && counted(differences.length, 'check'),
    oneSided.length > 0 && `${counted(number(oneSided), 'check')} with a subject at one side only`,
  ].filter((part) => typeof part === 'string');
  const open = notCompared.length > 0 ? `; ${number(notCompared)} could not be compared` : '';
  const seen = `${counted(compared, 'check')} judged on both sides`;
  if (compared === 0 && parts.length === 0)
    return `NOTHING COMPARED: no check was judged on both sides${open}`;
  if (parts.length > 0) return `DIFFERENT: ${parts.join(', ')} (${seen})${open}`;
  return open === '' ? `SAME: ${seen}` : `NOTHING FOUND TO DIFFER (${seen})${open}`;
}
