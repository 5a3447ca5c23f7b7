import { oneCode } from '../../../suites/replies/one-code.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  oneCode,
  {
    conforming: [{}],
    violating: [{ finding: 'codesDiffer', faults: ['reply-code-changes'] }],
  },
  everyKindOfReply,
);
