import { leafOf, noChain, ordinary } from '../shared/certificates.js';
import { defineScenario } from '../shared/define.js';
import { suitesThat } from '../shared/tls-suites.js';

export const certificateUsage = defineScenario({
  meta: {
    id: 'tls/certificate-usage',
    title: 'The certificate may be used by a TLS server, and its key may sign',
    why: 'Clients that check what a certificate is for refuse it, although it is trusted and names the server.',
    axis: 'conformance',
    requirements: ['5280-4.2.1.12-01', '8446-4.4.2.2-01', '5246-7.4.2-02'],
    weaknesses: ['CWE-295'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      purpose: { message: 'The certificate is for {purposes}, and not for TLS servers' },
      // RFC 3207 section 4.1: whether the certificate counts is the affair of the client.
      purposeOpportunistic: {
        message: 'The certificate is for {purposes}, and not for TLS servers; on this port few senders look',
        level: 'SHOULD',
      },
      mayNotSign: {
        message: 'TLS 1.3 is spoken, and the key may not sign: keyUsage has {usage}',
        breaks: ['8446-4.4.2.2-01'],
      },
      mayNotSignClassic: {
        message: 'Suites with ephemeral keys are used, and the key may not sign: keyUsage has {usage}',
        breaks: ['5246-7.4.2-02'],
      },
    },
    remedy: {
      any: 'Have a certificate issued for a TLS server: extended key usage serverAuth, key usage digitalSignature.',
    },
  },
  async run({ endpoint, service, violation, pass, inconclusive }) {
    const leaves = ordinary(await endpoint.chains()).flatMap((chain) => leafOf(chain) ?? []);
    if (leaves.length === 0) return inconclusive(noChain);
    const other = leaves.find(
      ({ extendedKeyUsage: purposes }) =>
        purposes !== undefined &&
        !purposes.includes('serverAuth') &&
        !purposes.includes('anyExtendedKeyUsage'),
    );
    if (other !== undefined) {
      const purposes = listOf(other.extendedKeyUsage);
      return violation(service === 'smtp' ? 'purposeOpportunistic' : 'purpose', { purposes });
    }
    const mute = leaves.find(
      ({ keyUsage }) => keyUsage !== undefined && !keyUsage.includes('digitalSignature'),
    );
    if (mute === undefined) return pass(`for ${listOf(leaves[0]?.extendedKeyUsage)}`);
    const usage = listOf(mute.keyUsage);
    const versions = await endpoint.suites();
    if (versions.some(({ version }) => version === 'TLSv1.3')) return violation('mayNotSign', { usage });
    const signed = suitesThat(
      versions,
      (suite) => suite.forwardSecrecy && ['RSA', 'ECDSA'].includes(suite.authentication),
    );
    if (signed.length > 0) return violation('mayNotSignClassic', { usage });
    return pass('the key may not sign, and no suite that is accepted asks it to');
  },
});

const listOf = (names: readonly string[] | undefined): string =>
  names === undefined ? 'any purpose' : names.join(', ') || 'nothing';
