import { clientAddressCommands } from '../../../suites/hardening/client-address-commands.js';
import { enhancedCodePresent } from '../../../suites/replies/enhanced-code-present.js';
import { invariantProof } from '../support.js';
import { everyKindOfReply } from './sessions.js';

invariantProof(
  enhancedCodePresent,
  {
    conforming: [{}, { faults: ['xclient-accepted'] }],
    violating: [{ finding: 'missing', faults: ['enhanced-code-missing'] }],
    undecided: [{ verdict: 'not-applicable', faults: ['ehlo-no-extensions'] }],
  },
  [...everyKindOfReply, clientAddressCommands],
);
