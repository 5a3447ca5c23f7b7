import { fallbackScsv } from '../../../suites/tls/fallback-scsv.js';
import { scenarioProof } from '../support.js';

scenarioProof(fallbackScsv, {
  // A server of sound versions alone has nothing to show here.
  reference: { faults: ['sslv3-accepted'] },
  conforming: [{}],
  violating: [{ finding: 'ignored', faults: ['fallback-scsv-ignored'] }],
  undecided: [
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp', 'submission'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
