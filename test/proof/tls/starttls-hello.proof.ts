import { starttlsHello } from '../../../suites/tls/starttls-hello.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsHello, {
  conforming: [{}, { faults: ['submission-no-auth-accepted'] }],
  violating: [
    { finding: 'helloKept', faults: ['starttls-keeps-hello'], services: ['smtp'] },
    { finding: 'helloKept', faults: ['starttls-keeps-hello', 'submission-no-auth-accepted'] },
  ],
  undecided: [
    // MAIL is refused for want of AUTH, whatever became of the EHLO.
    { verdict: 'inconclusive', faults: ['starttls-keeps-hello'], services: ['submission'] },
    { verdict: 'not-applicable', faults: ['mail-before-hello-accepted'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['starttls-454'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
  ],
});
