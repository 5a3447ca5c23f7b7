import { defineScenario } from '../shared/define.js';

export const earlyData = defineScenario({
  meta: {
    id: 'tls/early-data',
    title: 'No 0-RTT data is allowed, as nothing says for SMTP when it is safe',
    why: 'Early data can be sent again by anybody who recorded it: a command or a whole message would be taken twice.',
    axis: 'conformance',
    requirements: ['8446-E.5-01', '9325-3.10-01'],
    weaknesses: ['CWE-294'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      allowed: {
        message: 'The server invites to 0-RTT data: {detail}',
        breaks: ['8446-E.5-01', '9325-3.10-01'],
      },
    },
    remedy: { any: 'Turn 0-RTT off (OpenSSL: SSL_CTX_set_max_early_data 0, as it is by default).' },
  },
  async run({ endpoint, violation, pass, inconclusive, notApplicable }) {
    const { state, detail } = await endpoint.feature('earlyData');
    if (state === 'not-applicable') return notApplicable(detail);
    if (state === 'unknown') return inconclusive(detail);
    return state === 'yes' ? violation('allowed', { detail }) : pass(detail);
  },
});
