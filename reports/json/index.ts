import type { Report } from '../../runner/result/index.js';

/** The report as JSON text: two spaces, a newline at the end. */
export function renderJson(report: Report): string {
  return [...jsonParts(report)].join('');
}

/** The same text in parts of some kilobytes, as a report may be too long to be held twice. */
export function* jsonParts(report: Report): Generator<string> {
  yield* partsOf(report, 4, '');
  yield '\n';
}

/** `JSON.stringify(value, null, 2)`, taken apart down to `depth` levels. */
function* partsOf(value: unknown, depth: number, indent: string): Generator<string> {
  const isList = Array.isArray(value);
  const entries = Object.entries(Object(value)).filter(([, member]) => member !== undefined);
  if (depth === 0 || typeof value !== 'object' || entries.length === 0) {
    // No line break of JSON stands within a string.
    yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
    return;
  }
  const inner = `${indent}  `;
  let before = isList ? '[' : '{';
  for (const [name, member] of entries) {
    yield `${before}\n${inner}${isList ? '' : `${JSON.stringify(name)}: `}`;
    yield* partsOf(member, depth - 1, inner);
    before = ',';
  }
  yield `\n${indent}${isList ? ']' : '}'}`;
}
