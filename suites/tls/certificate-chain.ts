import { noChain, ordinary, subjects } from '../shared/certificates.js';
import { defineScenario } from '../shared/define.js';

export const certificateChain = defineScenario({
  meta: {
    id: 'tls/certificate-chain',
    title: 'The certificates come in order: the own one first, then each the issuer of the one before it',
    why: 'Clients that follow the list as it stands, small devices above all, find no path in one that is shuffled.',
    axis: 'conformance',
    requirements: ['5246-7.4.2-01', '8446-4.4.2-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      misordered: { message: 'The certificates are not in order: {chain}' },
      // RFC 8446 section 4.4.2 tells of such servers, old and new intermediates together, and asks every client to bear with them.
      needless: {
        message: 'A certificate comes that nobody needs ({how}): {chain}',
        byTheLetter: true,
      },
      misordered13: {
        message: 'The certificates are not in order: {chain}; TLS 1.3, which alone is spoken here, lets them',
        breaks: ['8446-4.4.2-01'],
      },
      needless13: {
        message:
          'A certificate comes that nobody needs ({how}): {chain}; TLS 1.3, which alone is spoken here, lets it',
        breaks: ['8446-4.4.2-01'],
      },
    },
    remedy: {
      any: 'Put the certificate of the server first in the file, then the intermediate that issued it, then the next; leave the root out.',
      postfix: 'smtpd_tls_chain_files: the key, then the certificates in this order',
      exim: 'tls_certificate names one file with all of them in this order',
    },
  },
  async run({ endpoint, violation, pass, inconclusive }) {
    const chains = ordinary(await endpoint.chains());
    const [first] = chains;
    if (first === undefined) return inconclusive(noChain);
    const bad = chains.find(({ order }) => order !== 'ordered');
    if (bad === undefined) {
      const root = first.anchorSent ? ', the root too, which is needless' : '';
      return pass(`${subjects(first.certificates)}${root}`);
    }
    const chain = subjects(bad.certificates);
    const versions = await endpoint.versions();
    const isOlder = versions.some(({ version, state }) => state === 'accepted' && version !== 'TLSv1.3');
    if (bad.order === 'misordered') return violation(isOlder ? 'misordered' : 'misordered13', { chain });
    const how = bad.order === 'duplicated' ? 'one comes twice' : 'it is on no path from the first one';
    return violation(isOlder ? 'needless' : 'needless13', { chain, how });
  },
});
