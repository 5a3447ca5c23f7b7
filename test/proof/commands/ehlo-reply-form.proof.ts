import { ehloReplyForm } from '../../../suites/commands/ehlo-reply-form.js';
import { scenarioProof } from '../support.js';

scenarioProof(ehloReplyForm, {
  conforming: [{}, { faults: ['ehlo-private-keyword'] }, { faults: ['ehlo-no-extensions'] }],
  violating: [
    { finding: 'noDomain', faults: ['ehlo-first-line-no-domain'] },
    { finding: 'noDomain', faults: ['ehlo-bare-code'] },
    { finding: 'noDomain', faults: ['ehlo-name-underscore'] },
    { finding: 'literal', faults: ['ehlo-first-line-literal'] },
    { finding: 'greetOctets', faults: ['ehlo-greet-8bit'] },
    { finding: 'malformed', faults: ['ehlo-keyword-malformed'] },
    { finding: 'malformed', faults: ['ehlo-keyword-underscore'] },
    { finding: 'malformed', faults: ['ehlo-empty-line'] },
    { finding: 'badParameter', faults: ['ehlo-parameter-8bit'] },
    { finding: 'legacyAuth', faults: ['auth-legacy-equals'], services: ['submissions'] },
    { finding: 'spacing', faults: ['ehlo-double-space'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['ehlo-refused-550'] }],
});
