import { defineScenario } from '../shared/define.js';

export const secureRenegotiation = defineScenario({
  meta: {
    id: 'tls/secure-renegotiation',
    title: 'Up to TLS 1.2 the server knows secure renegotiation',
    why: 'Without it nobody can tell whether the session began with somebody else, who said something first; many clients refuse such servers.',
    axis: 'conformance',
    requirements: ['5746-3.6-01', '9325-3.5-01'],
    weaknesses: ['CWE-295', 'CVE-2009-3555'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      missing: {
        message: 'renegotiation_info in the hello is not answered: {detail}',
        breaks: ['5746-3.6-01', '9325-3.5-01'],
      },
    },
    remedy: { any: 'Upgrade the TLS library; all since 2010 have it.' },
  },
  async run({ endpoint, violation, pass, inconclusive, notApplicable }) {
    const { state, detail } = await endpoint.feature('secureRenegotiation');
    if (state === 'not-applicable') return notApplicable(detail);
    if (state === 'unknown') return inconclusive(detail);
    return state === 'no' ? violation('missing', { detail }) : pass(detail);
  },
});
