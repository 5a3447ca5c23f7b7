import { hardeningUserEnumerationTiming } from '../../../suites/hardening/user-enumeration-timing.js';
import { scenarioProof } from '../support.js';

const stress = { allow: 'stress' } as const;
const both = ['vrfy', 'rcpt'] as const;

scenarioProof(hardeningUserEnumerationTiming, {
  reference: { faults: ['vrfy-252', 'recipient-catch-all'] },
  options: { timeoutMs: 20_000 },
  conforming: [stress],
  violating: [{ ...stress, finding: 'told', faults: ['user-lookup-slow'], variants: both }],
  undecided: [
    { ...stress, verdict: 'not-applicable', faults: ['rcpt-worded-by-user'], variants: ['rcpt'] },
    { ...stress, verdict: 'not-applicable', faults: ['vrfy-unsupported-502'], variants: ['vrfy'] },
    { ...stress, verdict: 'inconclusive', faults: ['mail-temporary-451'], variants: ['rcpt'] },
    { verdict: 'skipped' },
  ],
});
