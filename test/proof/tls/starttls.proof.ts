import { starttls } from '../../../suites/tls/starttls.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttls, {
  conforming: [{}, { faults: ['certificate-self-signed'], services: ['smtp'] }],
  violating: [
    { finding: 'notImplemented', faults: ['starttls-502'] },
    { finding: 'refused', faults: ['starttls-503'], services: ['smtp'] },
    { finding: 'refusedOnSubmission', faults: ['starttls-503'], services: ['submission'] },
    { finding: 'otherCode', faults: ['starttls-250'] },
    { finding: 'otherCode', faults: ['starttls-451'] },
    { finding: 'spokeInClear', faults: ['starttls-go-doubled'] },
    { finding: 'spokeInClear', faults: ['starttls-go-doubled-late'] },
    { finding: 'handshakeFailed', faults: ['starttls-handshake-fails'], services: ['smtp'] },
    {
      finding: 'handshakeFailedOnSubmission',
      faults: ['starttls-handshake-fails'],
      services: ['submission'],
    },
    { finding: 'helloRefused', faults: ['ehlo-inside-tls-refused'] },
    { finding: 'servedBehind554', faults: ['ehlo-inside-tls-554'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['starttls-454'] },
    { verdict: 'inconclusive', faults: ['starttls-554'] },
    { verdict: 'inconclusive', faults: ['tls-refused-554'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
  ],
});
