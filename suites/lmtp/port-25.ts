import { defineScenario } from '../shared/define.js';

export const port25 = defineScenario({
  meta: {
    id: 'lmtp/port-25',
    title: 'A service of SMTP does not speak LMTP',
    why: 'LMTP on the port of SMTP takes no mail from anybody: clients say EHLO. Mostly two ports were mixed up.',
    axis: 'conformance',
    requirements: ['2033-5-01'],
    services: ['smtp'],
    impact: 'probe',
    findings: {
      lmtp: {
        message:
          'EHLO drew {ehlo}, HELO {helo}, and LHLO {lhlo}: this is LMTP, which has no place on port 25; on a port of its own it is named as lmtp://',
      },
    },
    remedy: {
      any: 'Move LMTP to a socket or a port of its own (24 is common), which only the mail server reaches, and put SMTP on 25.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('greeted');
    const ehlo = await open.command(`EHLO ${probe.clientName}`);
    if (ehlo.is(2)) return pass(`EHLO drew ${ehlo}`);
    if (!ehlo.is(5)) return inconclusive(`EHLO drew ${ehlo}`);
    const helo = await open.command(`HELO ${probe.heloName}`);
    if (helo.is(2)) return pass(`EHLO drew ${ehlo}, and HELO ${helo}`);
    if (!helo.is(5)) return inconclusive(`EHLO drew ${ehlo}, and HELO ${helo}`);
    const lhlo = await open.command(`LHLO ${probe.clientName}`);
    if (lhlo.is(250)) return violation('lmtp', { ehlo, helo, lhlo });
    if (lhlo.is(500, 502)) return pass(`LHLO drew ${lhlo}`);
    return inconclusive(`EHLO drew ${ehlo}, HELO ${helo} and LHLO ${lhlo}`);
  },
});
