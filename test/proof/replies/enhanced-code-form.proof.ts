import { enhancedCodeForm } from '../../../suites/replies/enhanced-code-form.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  enhancedCodeForm,
  {
    conforming: [{}],
    violating: [
      { finding: 'leadingZero', faults: ['enhanced-code-leading-zero'] },
      { finding: 'malformed', faults: ['enhanced-code-malformed'] },
    ],
  },
  everyKindOfReply,
);
