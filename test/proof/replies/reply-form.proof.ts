import { replyForm } from '../../../suites/replies/reply-form.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  replyForm,
  {
    conforming: [{}],
    violating: [
      { finding: 'noCode', faults: ['reply-code-two-digits'], timeoutMs: 300 },
      { finding: 'separator', faults: ['reply-missing-separator'] },
    ],
  },
  everyKindOfReply,
);
