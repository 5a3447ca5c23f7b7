import { leafOf, noChain, ordinary } from '../shared/certificates.js';
import { defineScenario } from '../shared/define.js';

export const certificateStapling = defineScenario({
  meta: {
    id: 'tls/certificate-stapling',
    title: 'A stapled status comes where the certificate promises one',
    why: 'A certificate that must be stapled, and is not, is refused by the clients that know of the promise.',
    axis: 'conformance',
    requirements: ['7633-4.1-01'],
    weaknesses: ['CWE-299'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      missing: { message: 'The certificate promises a stapled OCSP response (must-staple), and none comes' },
    },
    remedy: {
      any: 'Mail servers staple by a file at best: have the certificate issued without must-staple, or keep that file fresh.',
      exim: 'tls_ocsp_file names a DER response that a job of yours renews',
      postfix: 'Postfix does not staple: do without must-staple',
    },
  },
  async run({ endpoint, violation, pass, inconclusive, notApplicable }) {
    // The hellos for other kinds of keys do not ask for a status.
    const [chain] = ordinary(await endpoint.chains());
    const leaf = chain && leafOf(chain);
    if (chain === undefined || leaf === undefined) return inconclusive(noChain);
    const { stapled } = chain;
    if (!leaf.mustStaple) {
      const seen = stapled === undefined ? 'none comes' : `one comes: ${stapled}`;
      return notApplicable(`the certificate promises no stapled response; ${seen}`);
    }
    if (stapled !== undefined) return pass(`stapled: ${stapled}`);
    const { state, detail } = await endpoint.feature('ocspStapling');
    if (state === 'no') return violation('missing');
    return inconclusive(`whether a response is stapled is not clear: ${detail}`);
  },
});
