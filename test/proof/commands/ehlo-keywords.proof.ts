import { ehloKeywords } from '../../../suites/commands/ehlo-keywords.js';
import { scenarioProof } from '../support.js';

scenarioProof(ehloKeywords, {
  conforming: [{}, { faults: ['ehlo-private-keyword'] }, { faults: ['ehlo-no-extensions'] }],
  violating: [{ finding: 'unregistered', faults: ['ehlo-unregistered-keyword'] }],
  undecided: [{ verdict: 'inconclusive', faults: ['ehlo-refused-550'] }],
});
