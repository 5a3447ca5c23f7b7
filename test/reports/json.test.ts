import { describe, expect, it } from 'vitest';
import { renderJson } from '../../reports/json/index.js';
import { exampleReport, hostileReport } from './example.js';

describe('renderJson', () => {
  it.each([
    ['example', exampleReport()],
    ['hostile', hostileReport()],
  ])('loses nothing of the %s report', (_name, report) => {
    expect(JSON.parse(renderJson(report))).toEqual(report);
  });

  it('indents by two spaces and ends in one newline', () => {
    const text = renderJson(exampleReport());
    expect(text.startsWith('{\n  "schemaVersion": 1,\n')).toBe(true);
    expect(text.endsWith('\n  }\n}\n')).toBe(true);
  });
});
