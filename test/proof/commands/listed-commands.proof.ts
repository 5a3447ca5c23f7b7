import { listedCommands } from '../../../suites/commands/listed-commands.js';
import { scenarioProof } from '../support.js';

scenarioProof(listedCommands, {
  conforming: [
    {},
    { faults: ['help-unsupported-502'] },
    { faults: ['expn-unsupported-502'] },
    { faults: ['vrfy-unsupported-500'] },
    { faults: ['vrfy-252'] },
    { faults: ['chunking-not-offered'] },
  ],
  violating: [
    { finding: 'notServed', faults: ['help-listed-502'] },
    { finding: 'notServed', faults: ['vrfy-listed-502'] },
    { finding: 'notServed', faults: ['expn-listed-502'] },
    { finding: 'notServed', faults: ['ehlo-lists-etrn'] },
    { finding: 'notServed', faults: ['bdat-listed-502'] },
    { finding: 'notServed', faults: ['auth-listed-502'], services: ['submission', 'submissions'] },
    { finding: 'notServed', faults: ['starttls-listed-502'], services: ['smtp'] },
    { finding: 'notListed', faults: ['ehlo-without-help'] },
    { finding: 'notListed', faults: ['ehlo-without-expn'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['ehlo-refused-550'] }],
});
