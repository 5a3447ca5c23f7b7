import { defineScenario } from '../shared/define.js';

export const extendedMasterSecret = defineScenario({
  meta: {
    id: 'tls/extended-master-secret',
    title: 'Up to TLS 1.2 the extended master secret is supported',
    why: 'Without it two sessions can be made to share their keys, which matters to who binds an authentication to the session (SCRAM-PLUS, client certificates).',
    axis: 'conformance',
    requirements: ['9325-3.5-02'],
    weaknesses: ['CWE-300', 'CVE-2015-6112'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      // A MUST of RFC 9325. What it keeps off, the triple handshake, needs client certificates or channel binding, so no more than a warning.
      missing: {
        message: 'extended_master_secret in the hello is not answered: {detail}',
        level: 'SHOULD',
      },
    },
    remedy: {
      any: 'Upgrade the TLS library: OpenSSL has it since 1.1.0, GnuTLS since 3.4, Windows since 2015.',
    },
  },
  async run({ endpoint, violation, pass, inconclusive, notApplicable }) {
    const { state, detail } = await endpoint.feature('extendedMasterSecret');
    if (state === 'not-applicable') return notApplicable(detail);
    if (state === 'unknown') return inconclusive(detail);
    return state === 'no' ? violation('missing', { detail }) : pass(detail);
  },
});
