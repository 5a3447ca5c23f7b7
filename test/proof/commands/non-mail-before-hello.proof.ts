import { nonMailBeforeHello } from '../../../suites/commands/non-mail-before-hello.js';
import { scenarioProof } from '../support.js';

scenarioProof(nonMailBeforeHello, {
  conforming: [
    {},
    { faults: ['expn-550'] },
    { faults: ['vrfy-unsupported-502', 'expn-unsupported-502', 'help-unsupported-502'] },
  ],
  violating: [
    { finding: 'noopWantsHello', faults: ['noop-requires-hello'] },
    { finding: 'vrfyWantsHello', faults: ['vrfy-requires-hello'] },
    { finding: 'expnWantsHello', faults: ['expn-requires-hello'] },
    { finding: 'helpWantsHello', faults: ['help-requires-hello'] },
    { finding: 'denied', faults: ['expn-550-before-hello'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['vrfy-451'] },
    { verdict: 'inconclusive', faults: ['vrfy-requires-hello', 'ehlo-refused-550'], services: ['smtp'] },
  ],
});
