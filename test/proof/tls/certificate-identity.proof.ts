import { describe, expect, it } from 'vitest';
import { requirements } from '../../../suites/requirements/index.js';
import { certificateIdentity } from '../../../suites/tls/certificate-identity.js';
import { auditReference, scenarioProof } from '../support.js';

const proven = ['submission', 'submissions'] as const;

scenarioProof(certificateIdentity, {
  options: { serverName: 'mx.reference.test' },
  conforming: [
    {},
    { faults: ['certificate-wildcard'] },
    { faults: ['certificate-rsa-and-ecdsa'] },
    { faults: ['certificate-for-domain'] },
  ],
  violating: [
    { finding: 'otherName', faults: ['certificate-wrong-name'], services: proven },
    { finding: 'commonNameOnly', faults: ['certificate-common-name-only'], services: proven },
    { finding: 'otherNameOpportunistic', faults: ['certificate-wrong-name'], services: ['smtp'] },
    { finding: 'otherNameOpportunistic', faults: ['certificate-common-name-only'], services: ['smtp'] },
  ],
  undecided: [{ verdict: 'inconclusive', faults: ['starttls-454'], services: ['smtp', 'submission'] }],
});

// By an address: the certificate has it, or its names say nothing of it.
describe('tls/certificate-identity of an address', () => {
  const catalogue = { scenarios: [certificateIdentity], invariants: [], requirements };
  const verdicts = async (fault?: string): Promise<string[]> => {
    const { targets } = await auditReference(catalogue, { faults: fault === undefined ? [] : [fault] });
    return targets.flatMap(({ checks }) => checks.map(({ verdict }) => verdict));
  };

  it('passes where the certificate has it', async () => {
    expect(await verdicts()).toEqual(['pass', 'pass', 'pass']);
  });

  it('is not applicable where it has host names alone', async () => {
    const nowhere = ['not-applicable', 'not-applicable', 'not-applicable'];
    expect(await verdicts('certificate-wrong-name')).toEqual(nowhere);
  });
});
