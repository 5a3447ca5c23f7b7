import { defineScenario } from '../shared/define.js';

export const earlyChangeCipherSpec = defineScenario({
  meta: {
    id: 'tls/early-change-cipher-spec',
    title: 'A ChangeCipherSpec that comes before the keys is not taken',
    why: 'A server that takes it uses keys that anybody can work out; who sits between reads and changes the session (CVE-2014-0224).',
    axis: 'security',
    severity: 'high',
    requirements: ['5246-7.1-01'],
    weaknesses: ['CWE-326', 'CVE-2014-0224'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      taken: { message: 'An early ChangeCipherSpec was taken, and the record behind it drew {text}' },
    },
    remedy: { any: 'Upgrade OpenSSL to 1.0.1h, 1.0.0m, 0.9.8za or later.' },
  },
  async run({ endpoint, violation, pass, inconclusive, notApplicable }) {
    const reaction = await endpoint.earlyChangeCipherSpec();
    if (reaction === undefined)
      return notApplicable('the server speaks TLS 1.3 alone, where such a record means nothing');
    const { kind, text } = reaction;
    // Only who tries to decrypt finds fault with the MAC; a sound server finds fault with the record being there.
    if (kind === 'alert' && /bad_record_mac|decryption_failed/.test(text))
      return violation('taken', { text });
    if (kind === 'alert' || kind === 'closed') return pass(`it drew ${text}`);
    return inconclusive(`it drew ${text}, which shows neither`);
  },
});
