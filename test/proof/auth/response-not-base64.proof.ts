import { responseNotBase64 } from '../../../suites/auth/response-not-base64.js';
import { scenarioProof } from '../support.js';
import { offered, onSmtp, undecided } from './exchange-cases.js';

scenarioProof(responseNotBase64, {
  conforming: [offered, onSmtp],
  violating: [
    { ...offered, finding: 'taken', faults: ['auth-malformed-taken'] },
    { ...offered, finding: 'served', faults: ['auth-exchange-forgotten'], variants: ['command'] },
    {
      ...offered,
      finding: 'otherCode',
      faults: ['auth-cancel-535'],
      variants: ['initial', 'response', 'login', 'command'],
    },
    {
      ...offered,
      finding: 'nearCode',
      faults: ['auth-cancel-535'],
      variants: ['padding-first', 'padding-inside', 'space', 'hyphen'],
    },
    { ...offered, finding: 'enhanced', faults: ['auth-malformed-5.5.4'] },
  ],
  undecided: [
    ...undecided,
    {
      ...offered,
      verdict: 'inconclusive',
      faults: ['auth-initial-response-required'],
      variants: ['response'],
    },
  ],
});
