import { defineScenario } from '../shared/define.js';

export const ehlo = defineScenario({
  meta: {
    id: 'commands/ehlo',
    title: 'EHLO is answered with 250',
    why: 'Without EHLO there are no extensions: no STARTTLS, no AUTH, no SIZE, no 8-bit mail.',
    axis: 'conformance',
    requirements: [
      '5321-2.2.1-02',
      '5321-2.2.1-01',
      '5321-4.1.1.1-06',
      '5321-4.5.1-01',
      '5321-4.1.1.1-11',
      '5321-4.3.2-09',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    findings: {
      notSupported: {
        message: 'EHLO drew {reply}, as if the command did not exist',
        breaks: ['5321-2.2.1-02', '5321-2.2.1-01', '5321-4.1.1.1-06', '5321-4.5.1-01'],
      },
      syntaxRefused: {
        message: 'EHLO {name} drew {reply}, although the argument is well formed',
        breaks: ['5321-4.1.1.1-11'],
        level: 'derived',
      },
      oddCode: {
        message: 'EHLO drew {reply}, which is neither 250 nor a refusal',
        breaks: ['5321-4.3.2-09'],
      },
    },
    remedy: {
      any: 'Turn on ESMTP; look for a firewall that masks SMTP commands (for example ASA/PIX fixup or inspect esmtp).',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const reply = await greeted.ehlo(probe.clientName);
    if (reply.is(250)) return pass();
    if (reply.is(500, 502)) return violation('notSupported', { reply });
    if (reply.is(501)) return violation('syntaxRefused', { name: probe.clientName, reply });
    if (reply.is(2, 3)) return violation('oddCode', { reply });
    return inconclusive(
      `EHLO ${probe.clientName} drew ${reply}; a policy on client names may lie behind it (--client-name)`,
    );
  },
});
