import { certificateValidity } from '../../../suites/tls/certificate-validity.js';
import { scenarioProof } from '../support.js';

const proven = ['submission', 'submissions'] as const;

scenarioProof(certificateValidity, {
  conforming: [{}, { faults: ['certificate-long-lived'] }, { faults: ['certificate-intermediate'] }],
  violating: [
    { finding: 'expired', faults: ['certificate-expired'], services: proven },
    { finding: 'expired', faults: ['certificate-expired-intermediate'], services: proven },
    { finding: 'notYetValid', faults: ['certificate-not-yet-valid'], services: proven },
    { finding: 'outOfDateOpportunistic', faults: ['certificate-expired'], services: ['smtp'] },
    { finding: 'outOfDateOpportunistic', faults: ['certificate-not-yet-valid'], services: ['smtp'] },
    { finding: 'soonExpired', faults: ['certificate-soon-expired'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] }],
});
