import { defineScenario } from '../shared/define.js';

export const alpn = defineScenario({
  meta: {
    id: 'tls/alpn',
    title: 'The server does not agree by ALPN to speak a protocol that it does not speak',
    why: 'ALPN keeps what was meant for a web server from being taken by a mail server with the same certificate (ALPACA); who agrees to anything undoes that.',
    axis: 'security',
    severity: 'low',
    requirements: ['7301-3.2-01'],
    weaknesses: ['CWE-436'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: { foreign: { message: 'The server agreed to another protocol: {detail}' } },
    remedy: { any: 'Let the server select smtp or nothing.' },
  },
  async run({ endpoint, violation, pass, inconclusive, notApplicable }) {
    const { state, detail } = await endpoint.feature('alpn');
    if (state === 'not-applicable') return notApplicable(detail);
    if (state === 'unknown') return inconclusive(detail);
    // A server that refuses what is offered knows ALPN, and uses it well.
    const chose = state === 'yes' && detail.startsWith('the server chose');
    return chose ? violation('foreign', { detail }) : pass(detail);
  },
});
