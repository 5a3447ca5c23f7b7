import { defineScenario } from '../shared/define.js';
import { listed } from '../shared/tls-suites.js';

/** RFC 9325 section 5.2: who is refused on this port may go on in clear text. */
const better = 'on this port better than clear text, and no more';

export const keyExchange = defineScenario({
  meta: {
    id: 'tls/key-exchange',
    title: 'Keys are agreed on in groups that nobody can break',
    why: 'A key exchange of 512 or 768 bits is broken at once, one of 1024 bits by who can spend much; all suites behind it are then worth nothing.',
    axis: 'conformance',
    requirements: ['9325-4.5-01', '9325-4.5-02'],
    weaknesses: ['CWE-326', 'CVE-2015-4000'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      // Logjam: within reach of one computer, so that clear text is no worse.
      tiny: { message: 'DHE uses {bits} bits{shared}; less than 1024 can be broken by anybody' },
      small: { message: 'DHE uses {bits} bits{shared}; 2048 are the least' },
      smallOpportunistic: {
        message: `DHE uses {bits} bits{shared}; 2048 are the least; ${better}`,
        level: 'SHOULD',
      },
      weakCurve: {
        message: 'Curves of less than 224 bits are accepted: {groups}',
        breaks: ['9325-4.5-02'],
      },
      weakCurveOpportunistic: {
        message: `Curves of less than 224 bits are accepted: {groups}; ${better}`,
        breaks: ['9325-4.5-02'],
        level: 'SHOULD NOT',
      },
    },
    variants: { 'finite-field': 'finite-field', curves: 'curves' },
    remedy: {
      any: 'Use a group of 2048 bits or more, best one of RFC 7919, or no DHE at all; of curves X25519, P-256 and P-384.',
      postfix:
        'smtpd_tls_dh1024_param_file must name 2048 bits or be empty; tls_eecdh_auto_curves = X25519 prime256v1 secp384r1',
      exim: 'tls_dhparam = historic must not be set; tls_dh_max_bits is 2048 or more',
    },
  },
  async run({ endpoint, service, variant, violation, pass, notApplicable }) {
    const { groups, dhBits: bits, dhCommonPrime } = await endpoint.keyExchange();
    const isOpportunistic = service === 'smtp';
    if (variant === 'curves') {
      const curves = groups.filter(({ kind }) => kind === 'EC');
      if (curves.length === 0) return notApplicable('no curve is accepted');
      const weak = curves.filter((group) => group.bits < 224);
      if (weak.length === 0) return pass(`accepted: ${listed(groups)}`);
      return violation(isOpportunistic ? 'weakCurveOpportunistic' : 'weakCurve', { groups: listed(weak) });
    }
    if (bits === undefined) return notApplicable('no suite with DHE is accepted up to TLS 1.2');
    const shared =
      dhCommonPrime === undefined ? '' : ` in a group that many servers share (${dhCommonPrime})`;
    if (bits < 1024) return violation('tiny', { bits, shared });
    if (bits < 2048) return violation(isOpportunistic ? 'smallOpportunistic' : 'small', { bits, shared });
    return pass(`DHE uses ${bits} bits${shared}`);
  },
});
