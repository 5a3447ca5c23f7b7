import { bdatOctetCount } from '../../../suites/hardening/bdat-octet-count.js';
import { scenarioProof } from '../support.js';

scenarioProof(bdatOctetCount, {
  conforming: [{}],
  violating: [
    { finding: 'more', faults: ['bdat-counts-crlf-once'], variants: ['line-ends'] },
    { finding: 'more', faults: ['bdat-counts-characters'], variants: ['eight-bit'] },
    { finding: 'fewer', faults: ['bdat-counts-bare-lf-twice'], variants: ['bare-line-feeds'] },
    { finding: 'fewer', faults: ['bdat-length-octal'], variants: ['leading-zeros'] },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['bdat-451'] },
    { verdict: 'not-applicable', faults: ['chunking-not-offered'] },
    { verdict: 'skipped', allow: 'probe' },
  ],
});
