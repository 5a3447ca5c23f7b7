import { extensions } from '../../../suites/submission/extensions.js';
import { scenarioProof } from '../support.js';

scenarioProof(extensions, {
  conforming: [
    {},
    { authenticated: false },
    { faults: ['auth-in-clear'] },
    { faults: ['ehlo-dsn-behind-auth'], variants: ['dsn'] },
  ],
  violating: [
    { finding: 'auth', faults: ['auth-not-offered'], variants: ['auth'], services: ['submission'] },
    {
      finding: 'auth',
      faults: ['auth-not-offered', 'starttls-not-offered'],
      variants: ['auth'],
      services: ['submission'],
    },
    { finding: 'authBehindTls', faults: ['auth-not-offered'], variants: ['auth'], services: ['submissions'] },
    { finding: 'pipelining', faults: ['ehlo-without-pipelining'], variants: ['pipelining'] },
    {
      finding: 'pipelining',
      faults: ['ehlo-without-pipelining', 'auth-not-offered'],
      variants: ['pipelining'],
    },
    {
      finding: 'enhancedStatusCodes',
      faults: ['ehlo-without-enhancedstatuscodes'],
      variants: ['enhanced-status-codes'],
    },
    { finding: 'dsn', faults: ['ehlo-without-dsn'], variants: ['dsn'] },
    { finding: 'dsn', faults: ['ehlo-without-dsn', 'ehlo-second-refused-503'], variants: ['dsn'] },
    { finding: 'dsn', faults: ['ehlo-dsn-behind-auth'], variants: ['dsn'], authenticated: false },
    { finding: 'eightBitMime', faults: ['ehlo-without-8bitmime'], variants: ['8bitmime'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['ehlo-keywords-masked', 'ehlo-without-dsn'], variants: ['dsn'] },
    { verdict: 'inconclusive', faults: ['ehlo-refused-502'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['submission'] },
  ],
});
