import { knownCodes } from '../../../suites/replies/known-codes.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  knownCodes,
  {
    conforming: [{}],
    violating: [{ finding: 'unlisted', faults: ['reply-code-unlisted'] }],
  },
  everyKindOfReply,
);
