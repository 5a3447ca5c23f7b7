import { expect, it } from 'vitest';
import { bdatLengthOverflow } from '../../../suites/hardening/bdat-length-overflow.js';
import { requirements } from '../../../suites/requirements/index.js';
import { auditReference, scenarioProof } from '../support.js';

const options = { minuteMs: 12_000 };

scenarioProof(bdatLengthOverflow, {
  options,
  conforming: [{}, { faults: ['bdat-big-chunk-552-closes'] }],
  violating: [
    { finding: 'cut', faults: ['bdat-length-32-bits'] },
    { finding: 'cut', faults: ['bdat-length-64-bits'] },
    { finding: 'executed', faults: ['bdat-length-32-bits-signed'] },
    { finding: 'executed', faults: ['bdat-length-64-bits-signed'] },
    { finding: 'executed', faults: ['bdat-big-chunk-552-executed'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['bdat-refused-chunk-executed'] },
    { verdict: 'not-applicable', faults: ['chunking-not-offered'] },
    { verdict: 'skipped', allow: 'observe' },
  ],
});

it('names every length that is cut', async () => {
  const catalogue = { scenarios: [bdatLengthOverflow], invariants: [], requirements };
  const { targets } = await auditReference(
    catalogue,
    { faults: ['bdat-length-32-bits'], services: ['smtp'] },
    {},
    options,
  );
  const [check] = targets.flatMap(({ checks }) => checks);
  expect(check?.message).toContain('2^32 + 6');
  expect(check?.message).toContain('2^63 + 6');
});
