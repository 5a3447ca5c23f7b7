import { cipherSuitesBroken } from '../../../suites/tls/cipher-suites-broken.js';
import { scenarioProof } from '../support.js';

scenarioProof(cipherSuitesBroken, {
  conforming: [{}, { faults: ['suite-anonymous'], services: ['smtp'] }, { faults: ['suite-3des'] }],
  violating: [
    {
      finding: 'nullEncryption',
      faults: ['suite-null'],
      variants: ['null'],
      services: ['submission', 'submissions'],
    },
    { finding: 'nullOpportunistic', faults: ['suite-null'], variants: ['null'], services: ['smtp'] },
    { finding: 'rc4', faults: ['suite-rc4'], variants: ['rc4'], services: ['submission', 'submissions'] },
    { finding: 'rc4Opportunistic', faults: ['suite-rc4-md5'], variants: ['rc4'], services: ['smtp'] },
    { finding: 'shortKeys', faults: ['suite-export'], variants: ['short-keys'], services: ['submission'] },
    { finding: 'shortKeys', faults: ['suite-des'], variants: ['short-keys'], services: ['submissions'] },
    {
      finding: 'shortKeysOpportunistic',
      faults: ['suite-export'],
      variants: ['short-keys'],
      services: ['smtp'],
    },
    {
      finding: 'anonymous',
      faults: ['suite-anonymous'],
      variants: ['anonymous'],
      services: ['submission', 'submissions'],
    },
  ],
  undecided: [
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp', 'submission'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
