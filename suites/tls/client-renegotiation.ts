import { defineScenario } from '../shared/define.js';

export const clientRenegotiation = defineScenario({
  meta: {
    id: 'tls/client-renegotiation',
    title: 'Clients cannot make the server renegotiate',
    why: 'A handshake costs the server more than the client; one connection that asks for many keeps a processor busy.',
    axis: 'security',
    severity: 'info',
    requirements: ['5246-7.2.2-01'],
    weaknesses: ['CWE-400', 'CVE-2011-1473'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: { done: { message: 'Nothing forbids it, and it costs more than it is worth: {detail}' } },
    remedy: {
      any: 'Refuse renegotiation at the wish of the client; OpenSSL 3 does so by itself.',
      postfix: 'tls_ssl_options = NO_RENEGOTIATION',
      exim: 'With OpenSSL: openssl_options = +no_renegotiation',
    },
  },
  async run({ endpoint, violation, pass, inconclusive, notApplicable }) {
    const { state, detail } = await endpoint.feature('clientRenegotiation');
    if (state === 'not-applicable') return notApplicable(detail);
    if (state === 'unknown') return inconclusive(detail);
    return state === 'yes' ? violation('done', { detail }) : pass(detail);
  },
});
