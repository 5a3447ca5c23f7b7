import { codeOfCommand } from '../../../suites/replies/code-of-command.js';
import { invariantProof } from '../support.js';
import { everyCommand } from './every-command.js';

invariantProof(
  codeOfCommand,
  {
    conforming: [
      {},
      { faults: ['vrfy-252'] },
      { faults: ['vrfy-unsupported-502'] },
      { faults: ['expn-unsupported-502'] },
      { faults: ['help-unsupported-502'] },
      { faults: ['mail-temporary-451'] },
      { faults: ['rcpt-temporary-450'] },
      { faults: ['data-temporary-451'] },
      { faults: ['data-554-policy'] },
      { faults: ['error-limit-3'] },
    ],
    violating: [
      { finding: 'helpCode', faults: ['noop-211'] },
      { finding: 'channelCode', faults: ['noop-220'] },
      { finding: 'mailboxSuccess', faults: ['noop-252'] },
      { finding: 'parameterCode', faults: ['noop-455'] },
      { finding: 'inputCode', faults: ['noop-354'] },
      { finding: 'mailboxRefusal', faults: ['noop-552'] },
      { finding: 'connection', faults: ['greeting-code-200'] },
      { finding: 'hello', faults: ['ehlo-second-refused-503'] },
      { finding: 'hello', faults: ['helo-second-refused-503'] },
      { finding: 'mail', faults: ['mail-refused-535'] },
      { finding: 'rcpt', faults: ['rcpt-refused-535'] },
      { finding: 'data', faults: ['data-command-502'] },
      { finding: 'endOfData', faults: ['data-end-503'] },
      { finding: 'rset', faults: ['rset-requires-hello'] },
      { finding: 'vrfy', faults: ['vrfy-requires-hello'] },
      { finding: 'expn', faults: ['expn-requires-hello'] },
      { finding: 'help', faults: ['help-250'] },
      { finding: 'noop', faults: ['noop-requires-hello'] },
      { finding: 'quit', faults: ['quit-250'] },
      { finding: 'otherRefusal', faults: ['relay-554'], services: ['smtp'] },
      { finding: 'otherRefusal', faults: ['data-command-451'] },
      { finding: 'otherRefusal', faults: ['vrfy-554'] },
    ],
    undecided: [{ verdict: 'not-applicable', faults: ['silent'], timeoutMs: 300 }],
  },
  [everyCommand],
);
