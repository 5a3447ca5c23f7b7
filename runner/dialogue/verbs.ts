import { shapeOf, type Template } from './template.js';

/** The verb of a command line as a lenient server may read it, in capitals; '' for a line without letters. */
export function verbOf(line: Template): string {
  return /^[^A-Za-z{]*([A-Za-z]+)/.exec(shapeOf(line))?.[1]?.toUpperCase() ?? '';
}

/** What stands behind the verb. */
export function argumentOf(line: Template): string {
  return /^[^A-Za-z{]*[A-Za-z]+\s*(.*)$/s.exec(shapeOf(line))?.[1] ?? '';
}

/** Verbs that any client says to anybody. */
const harmless = ['EHLO', 'HELO', 'LHLO', 'QUIT'];

export function isHarmless(line: Template): boolean {
  return harmless.includes(verbOf(line));
}
