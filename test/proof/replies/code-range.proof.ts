import { codeRange } from '../../../suites/replies/code-range.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  codeRange,
  {
    conforming: [{}],
    violating: [
      { finding: 'firstDigit', faults: ['reply-code-600'] },
      { finding: 'secondDigit', faults: ['reply-code-260'] },
    ],
  },
  everyKindOfReply,
);
