import { describe, expect, it } from 'vitest';
import { jsonParts, renderJson } from '../../reports/json/index.js';
import { exampleReport, hostileReport } from './example.js';

describe('renderJson', () => {
  it.each([
    ['example', exampleReport()],
    ['hostile', hostileReport()],
  ])('loses nothing of the %s report', (_name, report) => {
    expect(JSON.parse(renderJson(report))).toEqual(report);
  });

  it.each([
    ['example', exampleReport()],
    ['hostile', hostileReport()],
    ['one with nothing in it', { ...exampleReport(), targets: [], coverage: [] }],
  ])('is, in its parts too, what JSON.stringify makes of the %s report', (_name, report) => {
    expect(renderJson(report)).toBe(`${JSON.stringify(report, null, 2)}\n`);
    expect([...jsonParts(report)].join('')).toBe(renderJson(report));
  });

  it('indents by two spaces and ends in one newline', () => {
    const text = renderJson(exampleReport());
    expect(text.startsWith('{\n  "schemaVersion": 1,\n')).toBe(true);
    expect(text.endsWith('\n  }\n}\n')).toBe(true);
  });
});
