import { httpRequest } from '../../../suites/hardening/http-request.js';
import { scenarioProof } from '../support.js';

scenarioProof(httpRequest, {
  conforming: [
    {},
    { faults: ['pipelining-refused'] },
    { faults: ['http-request-tolerated'], services: ['submissions'], authenticated: false },
  ],
  violating: [
    { finding: 'served', faults: ['http-request-tolerated'], services: ['smtp'] },
    {
      finding: 'served',
      faults: ['http-request-tolerated', 'submission-no-auth-accepted'],
      services: ['submissions'],
    },
  ],
  undecided: [
    {
      verdict: 'inconclusive',
      faults: ['http-request-tolerated', 'mail-temporary-451'],
      services: ['smtp'],
    },
    { verdict: 'inconclusive', faults: ['greets-then-silent'], timeoutMs: 300 },
    { verdict: 'inconclusive', faults: ['close-mid-reply'] },
  ],
});
