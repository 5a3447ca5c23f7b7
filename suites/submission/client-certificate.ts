import { offeredMechanisms } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const clientCertificate = defineScenario({
  meta: {
    id: 'submission/client-certificate',
    title:
      'A client certificate is asked for only where one can take the place of a password, by AUTH EXTERNAL',
    why: 'Mail programs ask their users which certificate to send, and some break off, for a request that nobody needs.',
    axis: 'conformance',
    requirements: ['8314-4.2-02', '8314-4.2-03'],
    services: ['submissions'],
    impact: 'probe',
    needs: { tls: true },
    findings: {
      inVain: {
        message:
          'The handshake asks for a client certificate, and EHLO offers {offered} but not EXTERNAL: either no certificate counts, or EXTERNAL is missing for those that do',
        breaks: ['8314-4.2-02', '8314-4.2-03'],
        // A server may offer EXTERNAL to none but the owners of such a certificate, and we have none.
        level: 'derived',
      },
    },
    remedy: {
      any: 'Ask for no client certificate, or offer EXTERNAL to those who show one.',
      postfix: 'In master.cf for submissions: -o smtpd_tls_ask_ccert=no',
      haraka: 'requestCert = false in config/tls.ini',
      exim: 'tls_try_verify_hosts and tls_verify_hosts without the hosts of port 465',
    },
  },
  async run({ session, endpoint, violation, pass, inconclusive }) {
    const { state, detail } = await endpoint.feature('clientCertificate');
    if (state === 'no') return pass(detail);
    if (state !== 'yes') return inconclusive(detail);
    const open = await session('hello');
    const offered = offeredMechanisms(open);
    if (offered.includes('EXTERNAL')) return pass(`${detail}, and EHLO offers EXTERNAL`);
    return violation('inVain', { offered: `AUTH ${offered.join(' ')}`.trim() });
  },
});
