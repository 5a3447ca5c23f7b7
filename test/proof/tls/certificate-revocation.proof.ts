import { certificateRevocation } from '../../../suites/tls/certificate-revocation.js';
import { scenarioProof } from '../support.js';

scenarioProof(certificateRevocation, {
  // The strict server names no responder, as nobody is there to answer; here its certificate does.
  reference: { faults: ['certificate-ocsp-good'] },
  options: { allowNetwork: true },
  conforming: [
    {},
    { faults: ['certificate-ocsp-delegate'] },
    { faults: ['certificate-stapled-good'] },
    { faults: ['certificate-rsa-and-ecdsa'] },
    { faults: ['tls-1.3-refused'] },
    { faults: ['tls-1.2-refused'] },
  ],
  violating: [
    { finding: 'revoked', faults: ['certificate-ocsp-revoked'] },
    { finding: 'revoked', faults: ['certificate-stapled-revoked'] },
    { finding: 'revoked', faults: ['certificate-stapled-revoked', 'tls-1.2-refused'], services: ['smtp'] },
    {
      finding: 'revoked',
      faults: ['certificate-stapled-good', 'certificate-ocsp-revoked'],
      services: ['smtp'],
    },
    {
      finding: 'revoked',
      faults: ['certificate-ocsp-revoked', 'certificate-rsa-and-ecdsa'],
      services: ['smtp'],
    },
    {
      finding: 'revoked',
      faults: ['certificate-ocsp-revoked', 'certificate-issuer-to-be-fetched'],
      services: ['smtp'],
    },
  ],
  undecided: [
    { verdict: 'inconclusive', faults: ['certificate-ocsp-forged'] },
    { verdict: 'inconclusive', faults: ['certificate-ocsp-stale'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['certificate-ocsp-unknown'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['certificate-ocsp-down'], services: ['smtp'] },
    // Its issuer was not sent and is nowhere to be found, so that nobody's signature can be believed.
    { verdict: 'inconclusive', faults: ['certificate-missing-intermediate'], services: ['smtp'] },
    { verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] },
  ],
});
