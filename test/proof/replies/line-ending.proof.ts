import { nestedBrackets } from '../../../suites/hardening/nested-brackets.js';
import { lineEnding } from '../../../suites/replies/line-ending.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  lineEnding,
  {
    conforming: [
      {},
      { faults: ['reply-split-bytes'] },
      { faults: ['bytewise'] },
      { faults: ['endless-multiline'] },
    ],
    violating: [
      { finding: 'bareLf', faults: ['reply-bare-lf'] },
      { finding: 'bareLf', faults: ['greeting-bare-lf'] },
      { finding: 'bareLf', faults: ['reply-lf-only-multiline'] },
      { finding: 'bareCr', faults: ['reply-inner-cr'] },
      { finding: 'echoedCr', faults: ['command-echoed-raw'], services: ['smtp'] },
      { finding: 'unterminated', faults: ['close-mid-reply'] },
    ],
  },
  [...everyKindOfReply, nestedBrackets],
);
