import { defineScenario } from '../shared/define.js';

export const fallbackScsv = defineScenario({
  meta: {
    id: 'tls/fallback-scsv',
    title: 'A server of old versions refuses a client that was made to fall back to them',
    why: 'Some clients try an older version when a handshake fails, and an attacker can make it fail.',
    axis: 'security',
    severity: 'low',
    requirements: ['7507-3-01'],
    weaknesses: ['CWE-757'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: { ignored: { message: 'TLS_FALLBACK_SCSV is ignored: {detail}' } },
    remedy: { any: 'Give up what is older than TLS 1.2; then there is nothing to fall back to.' },
  },
  async run({ endpoint, violation, pass, inconclusive, notApplicable }) {
    const versions = await endpoint.versions();
    const isOld = (version: string) => /^(SSLv3|TLSv1|TLSv1\.1)$/.test(version);
    // RFC 8996 made RFC 7507 obsolete with the versions that it was about; TLS 1.3 marks a downgrade to 1.2 by itself.
    if (!versions.some(({ version, state }) => state === 'accepted' && isOld(version)))
      return notApplicable('nothing older than TLS 1.2 is accepted');
    const { state, detail } = await endpoint.feature('fallbackScsv');
    if (state === 'not-applicable') return notApplicable(detail);
    if (state === 'unknown') return inconclusive(detail);
    return state === 'no' ? violation('ignored', { detail }) : pass(detail);
  },
});
