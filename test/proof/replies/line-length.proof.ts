import { lineLength } from '../../../suites/replies/line-length.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  lineLength,
  {
    conforming: [{}],
    violating: [
      { finding: 'tooLong', faults: ['reply-too-long'] },
      { finding: 'tooLong', faults: ['ehlo-echoes-argument'] },
    ],
  },
  everyKindOfReply,
);
