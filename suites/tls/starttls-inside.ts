import { defineScenario } from '../shared/define.js';

export const starttlsInside = defineScenario({
  meta: {
    id: 'tls/starttls-inside',
    title: 'Inside TLS the EHLO reply does not list STARTTLS',
    why: 'A client that takes the list at its word would ask for TLS inside TLS, and the session would break.',
    axis: 'conformance',
    requirements: ['3207-4.2-05', '8314-3.3-04'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    findings: {
      stillOffered: { message: 'EHLO inside TLS still lists STARTTLS', breaks: ['3207-4.2-05'] },
      offeredOnImplicit: {
        message: 'EHLO lists STARTTLS where TLS came first',
        breaks: ['8314-3.3-04', '3207-4.2-05'],
      },
    },
    remedy: {
      any: 'List STARTTLS in clear alone.',
    },
  },
  async run({ session, service, probe, facts, violation, pass, inconclusive, notApplicable }) {
    const implicit = service === 'submissions';
    if (!implicit && !facts.plain.includes('STARTTLS'))
      return notApplicable('the server does not offer STARTTLS');
    const open = await session(implicit ? 'greeted' : 'tls');
    const hello = await open.ehlo(probe.clientName);
    if (!hello.is(250)) return inconclusive(`EHLO inside TLS drew ${hello}`);
    if (open.offers('STARTTLS')) return violation(implicit ? 'offeredOnImplicit' : 'stillOffered');
    return pass('EHLO inside TLS does not list STARTTLS');
  },
});
