import { textPresent } from '../../../suites/replies/text-present.js';
import { invariantProof } from '../support.js';
import { everyCommand } from './every-command.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  textPresent,
  {
    conforming: [{}],
    violating: [
      { finding: 'bareCode', faults: ['reply-bare-code'] },
      { finding: 'emptyText', faults: ['reply-empty-text'] },
      { finding: 'emptyText', faults: ['greeting-bare-code'] },
      { finding: 'emptyText', faults: ['ehlo-bare-code'] },
    ],
  },
  [...everyKindOfReply, everyCommand],
);
