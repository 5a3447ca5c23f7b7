import { addressOctets } from '../../../suites/hardening/address-octets.js';
import { scenarioProof } from '../support.js';

const octets = ['nul', 'bare-cr', 'vertical-tab'];

scenarioProof(addressOctets, {
  conforming: [
    {},
    { faults: ['bad-argument-553'] },
    { faults: ['relay-454'] },
    { faults: ['bare-lf-ends-command'], variants: ['bare-lf'] },
  ],
  violating: [
    {
      finding: 'taken',
      faults: ['address-octets-accepted'],
      variants: ['nul', 'bare-cr', 'bare-lf'],
    },
    { finding: 'tabTaken', faults: ['address-octets-accepted'], variants: ['vertical-tab'] },
    { finding: 'cut', faults: ['address-cut-at-octet'], variants: octets },
    { finding: 'behind', faults: ['address-judged-behind-octet'], variants: octets },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['address-cut-at-octet', 'relay-open'], variants: octets },
    {
      verdict: 'inconclusive',
      faults: ['address-judged-behind-octet', 'recipient-catch-all'],
      variants: octets,
    },
  ],
});
