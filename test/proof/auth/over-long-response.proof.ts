import { overLongResponse } from '../../../suites/auth/over-long-response.js';
import { scenarioProof } from '../support.js';
import { offered, onSmtp, undecided } from './exchange-cases.js';

scenarioProof(overLongResponse, {
  conforming: [offered, onSmtp, { ...offered, faults: ['auth-long-response-421'] }],
  violating: [{ ...offered, finding: 'tail', faults: ['auth-long-response-tail'] }],
  undecided: [
    ...undecided,
    { ...offered, verdict: 'inconclusive', faults: ['auth-long-response-closes'] },
    { ...offered, verdict: 'inconclusive', faults: ['auth-long-response-tail', 'noop-552'] },
  ],
});
