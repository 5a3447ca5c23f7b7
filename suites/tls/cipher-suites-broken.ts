import { defineScenario } from '../shared/define.js';
import { gapIn, listed, suitesThat } from '../shared/tls-suites.js';

/** RFC 9325 section 5.2 leaves opportunistic TLS out of its scope: a weak suite may be all that an old client has but clear text. */
const better = 'on this port better than clear text, and no more';

export const cipherSuitesBroken = defineScenario({
  meta: {
    id: 'tls/cipher-suites-broken',
    title: 'No suite is accepted that hides nothing or can be broken',
    why: 'NULL hides nothing, export and DES keys are tried out in hours, RC4 leaks; an attacker who can lead a client there reads along.',
    axis: 'conformance',
    requirements: ['9325-4.1-01', '9325-4.1-02', '9325-4.1-03', '7465-2-01', '5246-A.5-01'],
    weaknesses: ['CWE-327', 'CWE-326', 'CVE-2015-0204', 'CVE-2015-4000', 'CVE-2015-2808'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      nullEncryption: {
        message: 'Suites without encryption are accepted: {suites}',
        breaks: ['9325-4.1-01'],
      },
      nullOpportunistic: {
        message: `Suites without encryption are accepted: {suites}; ${better}`,
        breaks: ['9325-4.1-01'],
        level: 'SHOULD NOT',
      },
      rc4: { message: 'Suites with RC4 are accepted: {suites}', breaks: ['7465-2-01', '9325-4.1-02'] },
      // RFC 7465 binds every use of TLS, so the letter stands.
      rc4Opportunistic: {
        message: `Suites with RC4 are accepted: {suites}; ${better}`,
        breaks: ['7465-2-01', '9325-4.1-02'],
        byTheLetter: true,
      },
      shortKeys: {
        message: 'Suites of less than 112 bits are accepted: {suites}',
        breaks: ['9325-4.1-03'],
      },
      shortKeysOpportunistic: {
        message: `Suites of less than 112 bits are accepted: {suites}; ${better}`,
        breaks: ['9325-4.1-03'],
        level: 'SHOULD NOT',
      },
      // A client that checks certificates never offers them, so that an attacker gains nothing on it; a server for passwords has no use for them.
      anonymous: {
        message: 'Suites without a certificate are accepted, where passwords are sent: {suites}',
        breaks: ['5246-A.5-01'],
        level: 'derived',
      },
    },
    variants: { null: 'null', rc4: 'rc4', 'short-keys': 'short-keys', anonymous: 'anonymous' },
    remedy: {
      any: 'Exclude these suites.',
      postfix:
        'smtpd_tls_exclude_ciphers and smtpd_tls_mandatory_exclude_ciphers = eNULL, EXPORT, DES, RC4; for submission aNULL too',
    },
  },
  async run({ endpoint, service, variant, violation, pass, inconclusive }) {
    const versions = await endpoint.suites();
    const isOpportunistic = service === 'smtp';
    const found = suitesThat(versions, ({ name, encryption, bits, authentication }, version) => {
      // All of SSL 2.0 is broken; tls/protocol-versions says so.
      if (version === 'SSLv2') return false;
      const isNull = encryption === 'NULL';
      if (variant === 'null') return isNull;
      const isRc4 = encryption.startsWith('RC4');
      if (variant === 'rc4') return isRc4;
      if (variant === 'anonymous') return authentication === 'anon';
      return !isNull && (bits < 112 || name.includes('_EXPORT_')) && !/^unknown/.test(encryption);
    });
    const gap = gapIn(versions);
    if (found.length === 0) return gap === undefined ? pass('no such suite is accepted') : inconclusive(gap);
    const suites = listed(found);
    if (variant === 'null')
      return violation(isOpportunistic ? 'nullOpportunistic' : 'nullEncryption', { suites });
    if (variant === 'rc4') return violation(isOpportunistic ? 'rc4Opportunistic' : 'rc4', { suites });
    if (variant === 'short-keys')
      return violation(isOpportunistic ? 'shortKeysOpportunistic' : 'shortKeys', { suites });
    if (isOpportunistic)
      return pass(`accepted: ${suites}; RFC 7672 section 8.2 has nothing against it on this port`);
    return violation('anonymous', { suites });
  },
});
