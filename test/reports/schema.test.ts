import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { verdicts } from '../../runner/result/index.js';
import { reportSchema } from '../../runner/result/schema.js';
import { exampleReport, hostileReport, largeReport } from './example.js';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(reportSchema);

describe('example reports', () => {
  it.each([
    ['example', exampleReport()],
    ['hostile', hostileReport()],
    ['large', largeReport(3)],
  ])('%s satisfies the schema', (_name, report) => {
    validate(report);
    expect(validate.errors).toBeNull();
  });

  it('are refused with an unknown key', () => {
    expect(validate({ ...exampleReport(), extra: 1 })).toBe(false);
  });

  it('hold every verdict', () => {
    const { totals } = exampleReport();
    expect(verdicts.filter((verdict) => totals[verdict] === 0)).toEqual([]);
  });
});
