import { starttlsAuthentication } from '../../../suites/tls/starttls-authentication.js';
import { scenarioProof } from '../support.js';

scenarioProof(starttlsAuthentication, {
  reference: { faults: ['auth-in-clear'] },
  conforming: [{}],
  violating: [{ finding: 'kept', faults: ['starttls-keeps-authentication'] }],
  undecided: [
    { verdict: 'inconclusive', faults: ['submission-no-auth-accepted'] },
    { verdict: 'skipped', faults: ['starttls-handshake-fails'] },
    { verdict: 'inconclusive', faults: ['auth-listed-in-clear-538'] },
    { verdict: 'not-applicable', faults: ['starttls-not-offered'] },
    { verdict: 'skipped', authenticated: false },
  ],
});
