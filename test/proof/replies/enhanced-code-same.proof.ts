import { enhancedCodeSame } from '../../../suites/replies/enhanced-code-same.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  enhancedCodeSame,
  {
    conforming: [{}],
    violating: [{ finding: 'differs', faults: ['enhanced-code-differs-in-lines'] }],
  },
  everyKindOfReply,
);
