import { defineScenario } from '../shared/define.js';
import { listed } from '../shared/tls-suites.js';

export const signatureSchemes = defineScenario({
  meta: {
    id: 'tls/signature-schemes',
    title: 'The key exchange of TLS 1.2 is never signed with MD5 or SHA-1',
    why: 'Collisions of these hashes can be made, and with them signatures that the server did not mean to give.',
    axis: 'conformance',
    requirements: ['9155-4-01'],
    weaknesses: ['CWE-328', 'CVE-2015-7575'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      md5: { message: 'The key exchange is signed with MD5 where the client offers it: {schemes}' },
      // Only a client that RFC 9155 forbids asks for it, and no collision of SHA-1 can be made while a handshake waits.
      sha1: {
        message: 'The key exchange is signed with SHA-1 where the client offers nothing else: {schemes}',
        byTheLetter: true,
      },
    },
    remedy: {
      any: 'Allow SHA-256 and better alone; OpenSSL 3 does so by itself from security level 1 on.',
      exim: 'With GnuTLS: add :-SIGN-RSA-SHA1:-SIGN-ECDSA-SHA1 to tls_require_ciphers',
      postfix:
        'tls_config_file and tls_config_name (3.9, 3.8.1, 3.7.6 and later) with an OpenSSL section whose SignatureAlgorithms leave SHA1 out.',
    },
  },
  async run({ endpoint, violation, pass, notApplicable }) {
    const schemes = await endpoint.signatureSchemes();
    if (schemes.length === 0) return notApplicable('no signed key exchange of TLS 1.2 was seen');
    const with_ = (hash: string) => schemes.filter((scheme) => scheme.endsWith(`_${hash}`));
    const [md5, sha1] = [with_('md5'), with_('sha1')];
    if (md5.length > 0) return violation('md5', { schemes: listed(md5) });
    if (sha1.length > 0) return violation('sha1', { schemes: listed(sha1) });
    return pass(`signed with ${listed(schemes)}`);
  },
});
