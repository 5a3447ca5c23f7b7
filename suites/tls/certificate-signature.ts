import { leafOf, noChain, ordinary } from '../shared/certificates.js';
import { defineScenario } from '../shared/define.js';

export const certificateSignature = defineScenario({
  meta: {
    id: 'tls/certificate-signature',
    title: 'No certificate on the path is signed with MD5 or SHA-1',
    why: 'Collisions of these hashes can be made, so that a signature on a harmless certificate fits another one; most clients refuse them.',
    axis: 'conformance',
    requirements: ['9325-4.5-04'],
    weaknesses: ['CWE-328'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      weak: { message: 'Signed with MD5 or SHA-1: {subjects}' },
      // Who does not look at the issuer does not mind how it signed.
      weakOpportunistic: {
        message: 'Signed with MD5 or SHA-1: {subjects}; on this port few senders look',
        level: 'SHOULD NOT',
      },
    },
    remedy: { any: 'Have the certificate issued anew; every authority signs with SHA-256 or better today.' },
  },
  async run({ endpoint, service, violation, pass, inconclusive }) {
    const chains = ordinary(await endpoint.chains());
    if (chains.length === 0) return inconclusive(noChain);
    const weak = chains.flatMap(({ weakSignatures }) => weakSignatures);
    if (weak.length > 0)
      return violation(service === 'smtp' ? 'weakOpportunistic' : 'weak', { subjects: weak.join(' | ') });
    return pass(chains.map((chain) => leafOf(chain)?.signature).join(', '));
  },
});
