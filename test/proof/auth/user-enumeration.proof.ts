import { userEnumeration } from '../../../suites/auth/user-enumeration.js';
import { scenarioProof } from '../support.js';

const services = ['submissions'] as const;

scenarioProof(userEnumeration, {
  conforming: [
    { services },
    { services: ['submission'] },
    { services, faults: ['auth-wrong-code'] },
    { services, faults: ['auth-failure-closes'] },
    { services, faults: ['auth-refusal-numbered'] },
    { services, faults: ['auth-refusal-names-login'] },
    { services, faults: ['auth-slow-for-known-login'] },
  ],
  violating: [
    { finding: 'told', services, faults: ['auth-user-enumeration'] },
    { finding: 'told', services: ['submission'], faults: ['auth-user-enumeration'] },
    { finding: 'told', services, faults: ['auth-unknown-login-550'] },
    { finding: 'told', services, faults: ['auth-unknown-login-550', 'auth-failure-closes'] },
    { finding: 'told', services, faults: ['auth-user-enumeration', 'auth-refusal-numbered'] },
  ],
  undecided: [
    { verdict: 'inconclusive', services, faults: ['auth-refusal-alternates'] },
    { verdict: 'inconclusive', services, faults: ['auth-refusal-reworded'] },
    { verdict: 'inconclusive', services, faults: ['auth-refusal-454'] },
    { verdict: 'inconclusive', services, faults: ['auth-refusal-454-later'] },
    { verdict: 'inconclusive', services, faults: ['auth-accepts-anything'] },
    { verdict: 'not-applicable', services, faults: ['auth-without-plain'] },
    { verdict: 'skipped', services, authenticated: false },
  ],
});
