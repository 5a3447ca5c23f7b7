import { defineScenario } from '../shared/define.js';

export const compression = defineScenario({
  meta: {
    id: 'tls/compression',
    title: 'TLS does not compress',
    why: 'The length of compressed data tells of its content; who can add text to a session learns secrets from it (CRIME).',
    axis: 'conformance',
    requirements: ['9325-3.3-01'],
    weaknesses: ['CWE-203', 'CVE-2012-4929'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: { chosen: { message: 'Compression is used where the client offers it: {detail}' } },
    remedy: {
      any: 'Turn compression off; current TLS libraries do not have it.',
      postfix: 'tls_ssl_options = NO_COMPRESSION',
    },
  },
  async run({ endpoint, violation, pass, inconclusive, notApplicable }) {
    const { state, detail } = await endpoint.feature('compression');
    if (state === 'not-applicable') return notApplicable(detail);
    if (state === 'unknown') return inconclusive(detail);
    return state === 'yes' ? violation('chosen', { detail }) : pass(detail);
  },
});
