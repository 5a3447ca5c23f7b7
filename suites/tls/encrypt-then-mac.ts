import { defineScenario } from '../shared/define.js';

export const encryptThenMac = defineScenario({
  meta: {
    id: 'tls/encrypt-then-mac',
    title: 'CBC suites come with encrypt-then-MAC',
    why: 'CBC with the MAC inside has been the door for padding oracles (Lucky Thirteen, POODLE of TLS); the extension closes it.',
    axis: 'conformance',
    requirements: ['9325-4.2-02'],
    weaknesses: ['CWE-203', 'CVE-2013-0169'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      missing: { message: 'CBC suites are accepted, and without encrypt-then-MAC: {detail}' },
      missingOpportunistic: {
        message:
          'CBC suites are accepted, and without encrypt-then-MAC: {detail}; a fact on this port, where TLS is opportunistic',
        level: 'MAY',
      },
    },
    remedy: {
      any: 'Give CBC suites up, or use a TLS library that has the extension (OpenSSL since 1.1.0, GnuTLS since 3.4).',
    },
  },
  async run({ endpoint, service, violation, pass, inconclusive }) {
    const { state, detail } = await endpoint.feature('encryptThenMac');
    // No CBC suite, or no version that has one: the recommendation is met without the extension.
    if (state === 'not-applicable') return pass(detail);
    if (state === 'unknown') return inconclusive(detail);
    if (state === 'yes') return pass(detail);
    return violation(service === 'smtp' ? 'missingOpportunistic' : 'missing', { detail });
  },
});
