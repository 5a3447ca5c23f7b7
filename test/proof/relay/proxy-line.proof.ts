import { proxyLine } from '../../../suites/relay/proxy-line.js';
import { scenarioProof } from '../support.js';
import { relayCases } from './cases.js';

const stress = { allow: 'stress' } as const;

scenarioProof(proxyLine, {
  conforming: [
    stress,
    { faults: ['proxy-line-refused-421'], ...stress },
    { faults: ['relay-after-detour'], ...stress },
  ],
  violating: relayCases(['relay-proxy-line'])
    .filter(({ allow }) => allow === undefined)
    .map((it) => ({ ...it, ...stress })),
  undecided: [
    { verdict: 'skipped' },
    { verdict: 'not-applicable', faults: ['relay-open'], services: ['smtp'], ...stress },
    { verdict: 'inconclusive', faults: ['mail-temporary-451'], services: ['smtp'], ...stress },
  ],
});
