import { xtext } from '../../../suites/hardening/xtext.js';
import { scenarioProof } from '../support.js';

const dsn = ['envid', 'envid-control', 'orcpt'];

scenarioProof(xtext, {
  conforming: [
    { variants: dsn },
    { services: ['submission'] },
    { faults: ['auth-on-25'], services: ['smtp'] },
    { faults: ['rcpt-unknown-parameter-501'], variants: dsn },
  ],
  violating: [
    { finding: 'envidTaken', faults: ['envid-any-accepted'], variants: ['envid'] },
    { finding: 'controlTaken', faults: ['envid-control-accepted'], variants: ['envid-control'] },
    { finding: 'orcptTaken', faults: ['orcpt-any-accepted'], variants: ['orcpt'] },
    {
      finding: 'authTaken',
      faults: ['auth-parameter-any-accepted'],
      services: ['submission'],
      variants: ['auth'],
    },
    // Inside TLS, where it is offered.
    {
      finding: 'authTaken',
      faults: ['auth-on-25', 'auth-parameter-any-accepted'],
      services: ['smtp'],
      variants: ['auth'],
    },
  ],
  undecided: [
    { verdict: 'not-applicable', services: ['smtp'], variants: ['auth'] },
    { verdict: 'not-applicable', faults: ['ehlo-no-extensions'], services: ['smtp'] },
    {
      verdict: 'not-applicable',
      faults: ['auth-parameter-555'],
      services: ['submission'],
      variants: ['auth'],
    },
    {
      verdict: 'inconclusive',
      faults: ['auth-parameter-451'],
      services: ['submission'],
      variants: ['auth'],
    },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'], services: ['smtp'], variants: dsn },
    { verdict: 'skipped', services: ['submission'], authenticated: false },
  ],
});
