import { unresolvableSender } from '../../../suites/commands/unresolvable-sender.js';
import { scenarioProof } from '../support.js';

scenarioProof(unresolvableSender, {
  conforming: [
    {},
    { faults: ['unresolvable-sender-550'] },
    { faults: ['unresolvable-sender-450'] },
    { faults: ['unresolvable-sender-550-at-rcpt'] },
  ],
  violating: [
    { finding: 'otherSuccess', faults: ['mail-code-251'] },
    { finding: 'neither', faults: ['unresolvable-sender-354'] },
    { finding: 'dropped', faults: ['unresolvable-sender-drops'] },
    { finding: 'oddRefusal', faults: ['unresolvable-sender-504'] },
    { finding: 'laterWithoutReply', faults: ['unresolvable-sender-drops-at-rcpt'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['mail-temporary-451'] },
    { verdict: 'inconclusive', faults: ['mail-refused-550'] },
  ],
});
