import { defineScenario } from '../shared/define.js';

export const esmtp = defineScenario({
  meta: {
    id: 'submission/esmtp',
    title: 'A submission service speaks ESMTP: EHLO is answered with 250',
    why: 'AUTH, STARTTLS and all else that submission rests on are extensions; without EHLO no mail program gets to them.',
    axis: 'conformance',
    requirements: ['6409-3.1-01', '8314-3.3-03'],
    services: ['submission', 'submissions'],
    impact: 'observe',
    findings: {
      noEhlo: {
        message: 'EHLO drew {ehlo}, and HELO {helo}; submission is spoken in ESMTP',
        breaks: ['6409-3.1-01'],
      },
      noEhloBehindTls: {
        message:
          'EHLO drew {ehlo}, and HELO {helo}; what is spoken behind TLS on 465 is submission, in ESMTP',
        breaks: ['8314-3.3-03', '6409-3.1-01'],
      },
    },
    remedy: {
      any: 'Put a server on the port that speaks ESMTP, and let no proxy in front of it refuse EHLO.',
    },
  },
  async run({ session, service, probe, violation, pass, inconclusive }) {
    const open = await session('greeted');
    const ehlo = await open.ehlo(probe.clientName);
    if (ehlo.is(250)) return pass(`EHLO drew ${ehlo.code}`);
    if (!ehlo.is(5)) return inconclusive(`EHLO drew ${ehlo}`);
    // Whoever refuses HELO too refuses us, and not the extensions.
    const helo = await open.command(`HELO ${probe.heloName}`);
    if (helo.is(250))
      return violation(service === 'submissions' ? 'noEhloBehindTls' : 'noEhlo', { ehlo, helo });
    return inconclusive(`EHLO drew ${ehlo}, and HELO ${helo}`);
  },
});
