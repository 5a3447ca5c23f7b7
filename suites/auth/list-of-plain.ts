import { offeredMechanisms, whereAuthIsOffered } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const authListOfPlain = defineScenario({
  meta: {
    id: 'auth/list-of-plain',
    title: 'Inside TLS a server that offers AUTH offers PLAIN',
    why: 'PLAIN inside TLS is the one mechanism that every client and server is sure to have in common.',
    axis: 'conformance',
    requirements: ['4954-4-24'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    findings: {
      missing: {
        message: 'Inside TLS EHLO lists {list}, and PLAIN is not among them',
        // The sentence binds implementations: a site may have turned it off.
        level: 'derived',
      },
    },
    remedy: {
      any: 'Offer PLAIN inside TLS, unless all of your clients are known to speak something better.',
      exim: 'An authenticator with driver = plaintext and public_name = PLAIN, advertised where $tls_in_cipher is set.',
    },
  },
  async run(context) {
    const { violation, pass, notApplicable } = context;
    const open = await whereAuthIsOffered(context);
    if (open === undefined) return notApplicable('the server does not offer AUTH');
    if (!open.tls) return notApplicable('the server does not offer AUTH inside TLS');
    const listed = offeredMechanisms(open);
    const list = listed.join(', ') || 'no mechanism';
    return listed.includes('PLAIN') ? pass(list) : violation('missing', { list });
  },
});
