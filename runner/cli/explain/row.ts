import { wrap } from '../../../reports/console/text.js';
import type { InvariantMeta, Requirement } from '../../scenario/index.js';

/** All about one requirement, and who cites it, as lines of at most `width`. */
export function explainRow(
  id: string,
  row: Requirement,
  heads: readonly InvariantMeta[],
  width: number,
): string[] {
  const citing = heads
    .filter(({ requirements }) => requirements.includes(id))
    .map((meta) => `${meta.id}  ${meta.title}`);
  return [
    id,
    ...wrap(row.text, width, '  '),
    '',
    ...wrap(`${clauseOf(row)}, ${row.level}, binds: ${row.role}, shows: ${row.observable}`, width, '  '),
    ...(row.byTheLetter
      ? wrap(
          'By the letter: nearly every server does otherwise; a warning, or a failure with --strict.',
          width,
          '  ',
        )
      : []),
    '',
    'How to test it',
    ...wrap(row.test, width, '  '),
    ...(row.unobservable === undefined
      ? []
      : ['', 'Why no client can see it', ...wrap(row.unobservable, width, '  ')]),
    '',
    'Scenarios',
    ...(citing.length === 0 ? ['  none cites it'] : citing.flatMap((line) => wrap(line, width, '  '))),
  ];
}

/** `RFC 5321 section 4.1.4`, or the document of a requirement of the user's own. */
export function clauseOf({ rfc, section, document }: Requirement): string {
  if (document !== undefined) return document.title;
  return `RFC ${rfc} ${/^\d/.test(section) ? 'section' : 'appendix'} ${section}`;
}
