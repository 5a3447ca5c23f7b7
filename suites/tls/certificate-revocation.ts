import { leafOf, noChain, ordinary } from '../shared/certificates.js';
import { defineScenario } from '../shared/define.js';

export const certificateRevocation = defineScenario({
  meta: {
    id: 'tls/certificate-revocation',
    title: 'The authority that issued the certificate has not revoked it',
    why: 'A certificate is mostly revoked because its key is in other hands, who can then be the server for any client that does not look.',
    axis: 'security',
    requirements: ['5280-6.1.3-01'],
    weaknesses: ['CWE-299'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      revoked: { message: 'The certificate {subject} is revoked: {how}', severity: 'high' },
    },
    remedy: {
      any: 'Make a new key, have a certificate issued for it, and find out why the old one was revoked: its key may be known to others.',
    },
  },
  async run({ endpoint, violation, pass, inconclusive, notApplicable }) {
    const chains = ordinary(await endpoint.chains());
    const [first] = chains;
    if (first === undefined) return inconclusive(noChain);
    const how = (chain: typeof first): string => chain.revocationDetail ?? '';
    const revoked = chains.find(({ revocation }) => revocation === 'revoked');
    if (revoked !== undefined)
      return violation('revoked', { subject: leafOf(revoked)?.subject ?? '', how: how(revoked) });
    const open = chains.find(({ revocation }) => revocation !== 'good');
    if (open === undefined) return pass(chains.map(how).join(' | '));
    if (open.revocation !== undefined)
      return inconclusive(`nobody could say whether it is revoked; ${how(open)}`);
    const [responder] = leafOf(open)?.ocsp ?? [];
    return notApplicable(
      responder === undefined
        ? 'the certificate names no OCSP responder, and no response is stapled'
        : 'no response is stapled, and the responder was not asked: --allow-network was not given',
    );
  },
});
