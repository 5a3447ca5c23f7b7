import { userEnumerationTiming } from '../../../suites/auth/user-enumeration-timing.js';
import { scenarioProof } from '../support.js';

const one = { services: ['submissions'], allow: 'stress' } as const;

scenarioProof(userEnumerationTiming, {
  options: { timeoutMs: 20_000 },
  conforming: [
    one,
    { ...one, services: ['submission'] },
    { ...one, faults: ['auth-failure-closes'] },
    { ...one, faults: ['auth-user-enumeration'] },
  ],
  violating: [{ ...one, finding: 'told', faults: ['auth-slow-for-known-login'] }],
  undecided: [
    { ...one, verdict: 'inconclusive', faults: ['auth-refusal-454'] },
    { ...one, verdict: 'inconclusive', faults: ['auth-accepts-anything'] },
    { verdict: 'skipped', services: ['submissions'] },
    { ...one, verdict: 'skipped', authenticated: false },
  ],
});
