import { defineScenario } from '../shared/define.js';
import { gapIn, listed, suitesThat } from '../shared/tls-suites.js';

/** RFC 9325 section 4.2; which of them can be used depends on the certificate. */
const recommended = [
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
];

export const recommendedSuites = defineScenario({
  meta: {
    id: 'tls/recommended-suites',
    title: 'With TLS 1.2 a suite that RFC 9325 recommends is accepted, so that sound clients find one',
    why: 'A careful client offers little more than these; with none of them it falls back to something weaker, to clear text, or to no delivery.',
    axis: 'conformance',
    requirements: ['9325-4.2-01', '8314-4-08', '9325-4.1-07'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      missing: { message: 'With TLS 1.2 no ECDHE suite with AES-GCM is accepted, but {suites}' },
      missingForSubmission: {
        message: 'With TLS 1.2 no ECDHE suite with AES-GCM is accepted, but {suites}',
        breaks: ['8314-4-08', '9325-4.2-01'],
      },
      withoutForwardSecrecy: {
        message: 'No suite with forward secrecy is accepted in any version, but {suites}',
        breaks: ['9325-4.1-07'],
      },
    },
    remedy: {
      any: 'Enable ECDHE with AES-GCM; that takes a list of suites that names them, and a curve.',
      postfix: 'smtpd_tls_ciphers = medium and smtpd_tls_eecdh_grade = auto, as shipped',
    },
  },
  async run({ endpoint, service, violation, pass, inconclusive, notApplicable }) {
    const versions = await endpoint.suites();
    const modern = versions.filter(({ version }) => version === 'TLSv1.2');
    const found = suitesThat(modern, ({ name }) => recommended.includes(name));
    if (found.length > 0) return pass(`accepted: ${listed(found)}`);
    const gap = gapIn(versions);
    if (gap !== undefined) return inconclusive(gap);
    const all = suitesThat(versions, () => true);
    if (!all.some(({ forwardSecrecy }) => forwardSecrecy))
      return violation('withoutForwardSecrecy', { suites: listed(all) });
    if (modern.length === 0) return notApplicable('TLS 1.2 is not accepted');
    const suites = listed(suitesThat(modern, () => true));
    return violation(service === 'smtp' ? 'missing' : 'missingForSubmission', { suites });
  },
});
