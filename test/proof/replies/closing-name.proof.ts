import { closingName } from '../../../suites/replies/closing-name.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  closingName,
  {
    conforming: [{}],
    violating: [{ finding: 'noName', faults: ['quit-no-name'] }],
    undecided: [{ verdict: 'not-applicable', faults: ['quit-250'] }],
  },
  everyKindOfReply,
);
