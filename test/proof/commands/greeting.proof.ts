import { greeting } from '../../../suites/commands/greeting.js';
import { scenarioProof } from '../support.js';

scenarioProof(greeting, {
  conforming: [{}, { faults: ['greeting-multiline-ok'] }, { faults: ['reply-split-bytes'] }],
  violating: [
    { finding: 'noName', faults: ['greeting-no-domain'] },
    { finding: 'noName', faults: ['greeting-bare-code'] },
    { finding: 'oddCode', faults: ['greeting-code-200'] },
    { finding: 'noGreeting', faults: ['silent'], timeoutMs: 1_000 },
  ],
});
