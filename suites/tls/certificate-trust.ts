import { leafOf, noChain, ordinary } from '../shared/certificates.js';
import { defineScenario } from '../shared/define.js';

/** RFC 3207 section 4.1 leaves it to the client, and RFC 7672 section 1.3 tells why mail servers do not look. */
const opportunistic =
  'on this port encryption without proof of who it is with is usual, and better than clear text';

const unsent = 'an intermediate is missing, or --ca was not given for an authority of your own';

export const certificateTrust = defineScenario({
  meta: {
    id: 'tls/certificate-trust',
    title: 'A path leads from the certificate to an authority that clients know',
    why: 'Who cannot tell the server from an impostor hands the password to either; programs that ask people teach them to click.',
    axis: 'security',
    severity: 'medium',
    requirements: ['5280-6.1-01', '8314-4.4-01'],
    weaknesses: ['CWE-295', 'CWE-296'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      selfSigned: {
        message: 'The certificate of {subject} is signed by its own key: nobody vouches for it',
        breaks: ['5280-6.1-01', '8314-4.4-01'],
      },
      missingIssuer: {
        message: 'The issuer {issuer} is no root that we know, and its certificate was not sent: {how}',
        breaks: ['5280-6.1-01', '8314-4.4-01'],
      },
      unknownAuthority: {
        message:
          'The path ends at {issuer}, which is no root that we know; give --ca if it is an authority of your own',
        breaks: ['5280-6.1-01', '8314-4.4-01'],
      },
      broken: {
        message: 'The path to {anchor} is none: {problem}',
        breaks: ['5280-6.1-01', '8314-4.4-01'],
      },
      opportunistic: {
        message: `The certificate of {subject} leads to no root that we know ({how}); ${opportunistic}`,
        severity: 'info',
      },
    },
    remedy: {
      any: 'Take a certificate of a public authority, and send the intermediate certificates that came with it.',
      postfix: 'smtpd_tls_chain_files must hold the full chain: fullchain.pem of certbot, not cert.pem',
      exim: 'tls_certificate must name the full chain: fullchain.pem of certbot, not cert.pem',
    },
  },
  async run({ endpoint, service, violation, pass, inconclusive }) {
    const chains = ordinary(await endpoint.chains());
    const [first] = chains;
    if (first === undefined) return inconclusive(noChain);
    const bad = chains.find(({ trust }) => trust !== 'trusted');
    if (bad === undefined) return pass(`trusted by ${first.anchor}`);
    const { subject = '', issuer = '' } = leafOf(bad) ?? {};
    const { trust, problem = 'a signature is wrong' } = bad;
    if (service === 'smtp') {
      const how = trust === 'broken' ? problem : trust.replace('-', ' ');
      return violation('opportunistic', { subject, how });
    }
    if (trust === 'self-signed') return violation('selfSigned', { subject });
    if (trust === 'missing-intermediate') {
      const { needed = [] } = bad;
      const how = needed.length > 0 ? `send ${needed.join(' | ')} as well` : unsent;
      return violation('missingIssuer', { issuer, how });
    }
    if (trust === 'broken') return violation('broken', { anchor: bad.anchor ?? issuer, problem });
    return violation('unknownAuthority', { issuer: bad.certificates.at(-1)?.issuer ?? issuer });
  },
});
