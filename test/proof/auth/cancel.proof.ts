import { cancel } from '../../../suites/auth/cancel.js';
import { scenarioProof } from '../support.js';
import { offered, onSmtp, unseen } from './exchange-cases.js';

scenarioProof(cancel, {
  conforming: [
    { ...offered, variants: ['plain', 'login', 'login-password'] },
    { ...offered, faults: ['auth-cram-md5'] },
    { ...onSmtp, variants: ['plain', 'login', 'login-password'] },
  ],
  violating: [
    { ...offered, finding: 'taken', faults: ['auth-cram-md5', 'auth-cancel-taken'] },
    { ...offered, finding: 'otherCode', faults: ['auth-cram-md5', 'auth-cancel-535'] },
    { ...offered, finding: 'stuck', faults: ['auth-cram-md5', 'auth-cancel-stuck'] },
    { ...offered, finding: 'once', faults: ['auth-cram-md5', 'auth-cancel-final'] },
  ],
  undecided: [
    ...unseen,
    { ...offered, verdict: 'inconclusive', faults: ['auth-cram-md5', 'auth-temporary-454'] },
    { ...offered, verdict: 'not-applicable', variants: ['cram-md5'] },
    { ...offered, verdict: 'inconclusive', faults: ['auth-initial-response-required'], variants: ['plain'] },
    { ...offered, verdict: 'inconclusive', faults: ['noop-552'], variants: ['login'] },
  ],
});
