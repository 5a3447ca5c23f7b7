import { textPresent } from '../../../suites/replies/text-present.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  textPresent,
  {
    conforming: [{}],
    violating: [
      { finding: 'bareCode', faults: ['reply-bare-code'] },
      { finding: 'bareCode', faults: ['reply-empty-text'] },
      { finding: 'bareCode', faults: ['greeting-bare-code'] },
      { finding: 'bareCode', faults: ['ehlo-bare-code'] },
    ],
  },
  everyKindOfReply,
);
