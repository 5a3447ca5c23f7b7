import { emptyPassword } from '../../../suites/auth/empty-password.js';
import { scenarioProof } from '../support.js';

const services = ['submissions'] as const;

scenarioProof(emptyPassword, {
  conforming: [
    { services },
    { services: ['submission'] },
    { services, faults: ['auth-wrong-code'] },
    { services, faults: ['auth-failure-closes'] },
  ],
  violating: [
    { finding: 'accepted', services, faults: ['auth-known-login-without-password'] },
    { finding: 'nobody', services, faults: ['auth-nobody-accepted'] },
  ],
  undecided: [
    { verdict: 'inconclusive', services, faults: ['auth-refusal-454'] },
    { verdict: 'skipped', services, authenticated: false },
  ],
});
