import type { ReferenceEntry } from '../result/index.js';
import type { RequirementTable } from '../scenario/index.js';

/** What a check rests on: the rows it cites, then CWE and CVE. */
export function referencesOf(
  ids: readonly string[],
  weaknesses: readonly string[],
  requirements: RequirementTable,
): ReferenceEntry[] {
  const rows = ids.flatMap((id) => {
    const row = requirements[id];
    if (row === undefined) return [];
    const { rfc, section, document, level, text } = row;
    if (document !== undefined) return [{ ...document, requirement: id, level, text }];
    return [{ title: titleOf(rfc, section), requirement: id, level, text, url: urlOf(rfc, section) }];
  });
  return [...rows, ...weaknesses.map((id) => ({ title: id, url: weaknessUrl(id) }))];
}

function titleOf(rfc: string, section: string): string {
  return `RFC ${rfc} ${/^\d/.test(section) ? 'section' : 'appendix'} ${section}`;
}

function urlOf(rfc: string, section: string): string {
  const anchor = /^\d/.test(section) ? `section-${section}` : `appendix-${section}`;
  return `https://www.rfc-editor.org/rfc/rfc${rfc}#${anchor}`;
}

function weaknessUrl(id: string): string {
  if (id.startsWith('CVE-')) return `https://www.cve.org/CVERecord?id=${id}`;
  return `https://cwe.mitre.org/data/definitions/${id.slice('CWE-'.length)}.html`;
}
