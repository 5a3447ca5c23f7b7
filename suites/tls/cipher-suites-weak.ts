import { defineScenario } from '../shared/define.js';
import { gapIn, listed, suitesThat } from '../shared/tls-suites.js';

/** A recommendation that binds where TLS is opportunistic only as far as nobody is driven to clear text (RFC 9325 section 5.2). */
const fact = 'a fact on this port, where TLS is opportunistic';

export const cipherSuitesWeak = defineScenario({
  meta: {
    id: 'tls/cipher-suites-weak',
    title: 'No suite is accepted that RFC 9325 advises against',
    why: 'With a static key, who steals it reads all mail of the past, and RSA key transport is prone to padding oracles such as ROBOT; 3DES and DHE have weaknesses of their own.',
    axis: 'conformance',
    requirements: ['9325-4.1-05', '9325-4.1-06', '9325-4.1-04', '9325-4.1-08'],
    weaknesses: ['CWE-326', 'CWE-203', 'CVE-2017-13099', 'CVE-2016-2183', 'CVE-2020-1968'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      staticRsa: { message: 'Suites with RSA key transport are accepted: {suites}' },
      staticRsaOpportunistic: {
        message: `Suites with RSA key transport are accepted: {suites}; ${fact}`,
        level: 'MAY',
      },
      staticDh: {
        message: 'Suites with static Diffie-Hellman are accepted: {suites}',
        breaks: ['9325-4.1-06'],
      },
      staticDhOpportunistic: {
        message: `Suites with static Diffie-Hellman are accepted: {suites}; ${fact}`,
        breaks: ['9325-4.1-06'],
        level: 'MAY',
      },
      under128: {
        message: 'Suites of less than 128 bits are accepted: {suites}',
        breaks: ['9325-4.1-04'],
      },
      under128Opportunistic: {
        message: `Suites of less than 128 bits are accepted: {suites}; ${fact}`,
        breaks: ['9325-4.1-04'],
        level: 'MAY',
      },
      finiteField: {
        message: 'Suites with DHE over finite fields are accepted: {suites}',
        breaks: ['9325-4.1-08'],
      },
      finiteFieldOpportunistic: {
        message: `Suites with DHE over finite fields are accepted: {suites}; ${fact}`,
        breaks: ['9325-4.1-08'],
        level: 'MAY',
      },
    },
    variants: {
      'static-rsa': 'staticRsa',
      'static-dh': 'staticDh',
      'under-128-bits': 'under128',
      'finite-field': 'finiteField',
    },
    remedy: {
      any: 'Leave ECDHE suites with AES-GCM or ChaCha20-Poly1305, and those of TLS 1.3.',
      postfix: 'smtpd_tls_exclude_ciphers and smtpd_tls_mandatory_exclude_ciphers = kRSA, kDHE, 3DES',
      opensmtpd: 'smtp ciphers "ECDHE+AESGCM:ECDHE+CHACHA20"',
    },
  },
  async run({ endpoint, service, variant, violation, pass, inconclusive }) {
    const versions = await endpoint.suites();
    const found = suitesThat(versions, ({ keyExchange, authentication, bits }, version) => {
      if (version === 'SSLv2') return false;
      if (variant === 'staticRsa') return keyExchange === 'RSA' || keyExchange === 'RSA_PSK';
      if (variant === 'staticDh') return keyExchange === 'DH' || keyExchange === 'ECDH';
      // What is below is broken, and judged there.
      if (variant === 'under128') return bits >= 112 && bits < 128;
      return keyExchange === 'DHE' && authentication !== 'anon';
    });
    const gap = gapIn(versions);
    if (found.length === 0) return gap === undefined ? pass('no such suite is accepted') : inconclusive(gap);
    const suites = listed(found);
    return violation(service === 'smtp' ? `${variant}Opportunistic` : variant, { suites });
  },
});
