import { enhancedCodeClass } from '../../../suites/replies/enhanced-code-class.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  enhancedCodeClass,
  {
    conforming: [{}],
    violating: [{ finding: 'disagrees', faults: ['enhanced-code-wrong-class'] }],
  },
  everyKindOfReply,
);
