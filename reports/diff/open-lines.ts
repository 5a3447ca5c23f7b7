import { clip, cut, wrap } from '../console/text.js';
import { counted, verdictWords } from '../shared/words.js';
import { heading, item, type Look, placed } from './look.js';
import type { OneSided } from './open.js';

/** Checks that one side judged, by the reason why the other did not, the most first. */
export function openLines(
  title: string,
  all: readonly OneSided[],
  services: readonly string[],
  look: Look,
): string[] {
  if (all.length === 0) return [];
  const sorted = [...all].sort((a, b) => b.checks.length - a.checks.length);
  return [...heading(title, look), ...sorted.flatMap((one) => reasonLines(one, services, look)), ''];
}

function reasonLines(one: OneSided, services: readonly string[], look: Look): string[] {
  const { checks, judgedAt, verdict, why } = one;
  const other = judgedAt === 'a' ? 'b' : 'a';
  const what = checks.length === 1 ? clip(checks[0] ?? '', 100) : counted(checks.length, 'check');
  const state = verdict === 'absent' ? 'absent' : verdictWords[verdict].label;
  const where = placed(one.services, services);
  const names =
    look.verbose && checks.length > 1
      ? wrap(checks.map((it) => clip(it, 100)).join(', '), look.width, '      ')
      : [];
  const text = `${what}${where}: ${state} at ${other}: ${clip(why, 600)}`;
  const lines = look.verbose ? item(text, look, 2) : [cut(`  ${text}`, look.width)];
  return [...lines, ...names.map(look.paint.dim)];
}
