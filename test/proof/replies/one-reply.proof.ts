import { oneReply } from '../../../suites/replies/one-reply.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  oneReply,
  {
    conforming: [{}],
    violating: [
      { finding: 'unasked', faults: ['reply-twice'] },
      { finding: 'unasked', faults: ['greeting-twice'] },
      { finding: 'after221', faults: ['reply-after-221'] },
    ],
  },
  everyKindOfReply,
);
