import { protocolVersions } from '../../../suites/tls/protocol-versions.js';
import { scenarioProof } from '../support.js';

scenarioProof(protocolVersions, {
  conforming: [{}],
  violating: [
    { finding: 'ssl2', faults: ['sslv2-accepted'], variants: ['ssl-2'] },
    { finding: 'ssl3', faults: ['sslv3-accepted'], variants: ['ssl-3'] },
    { finding: 'tls10', faults: ['legacy-only-tls-1.0'], variants: ['tls-1-0'], services: ['smtp'] },
    {
      finding: 'tls10ForSubmission',
      faults: ['tls-1.0-accepted'],
      variants: ['tls-1-0'],
      services: ['submission', 'submissions'],
    },
    { finding: 'tls11', faults: ['tls-1.0-accepted'], variants: ['tls-1-1'], services: ['smtp'] },
    {
      finding: 'tls11ForSubmission',
      faults: ['tls-1.0-accepted'],
      variants: ['tls-1-1'],
      services: ['submission', 'submissions'],
    },
    { finding: 'onlyOld', faults: ['legacy-only-tls-1.0'], variants: ['tls-1-2'], services: ['smtp'] },
    {
      finding: 'onlyOldForSubmission',
      faults: ['legacy-only-tls-1.0'],
      variants: ['tls-1-2'],
      services: ['submission'],
    },
    { finding: 'onlyNewest', faults: ['tls-1.2-refused'], variants: ['tls-1-2'] },
    { finding: 'withoutTls13', faults: ['tls-1.3-refused'], variants: ['tls-1-3'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['sni-required'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'], services: ['smtp', 'submission'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
