import { pipelinedCommand } from '../../../suites/auth/pipelined-command.js';
import { scenarioProof } from '../support.js';
import { offered, onSmtp, undecided } from './exchange-cases.js';

scenarioProof(pipelinedCommand, {
  conforming: [offered, onSmtp, { ...offered, faults: ['auth-accepts-anything'] }],
  violating: [{ ...offered, finding: 'lost', faults: ['auth-pipelined-lost'] }],
  undecided: [
    ...undecided,
    { ...offered, verdict: 'not-applicable', faults: ['ehlo-without-pipelining'] },
    { ...offered, verdict: 'inconclusive', faults: ['auth-failure-closes'] },
  ],
});
