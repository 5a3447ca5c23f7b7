import { defineScenario } from '../shared/define.js';

export const nullReversePath = defineScenario({
  meta: {
    id: 'commands/null-reverse-path',
    title: 'MAIL with the null reverse-path is accepted',
    why: 'Bounces and delivery reports are sent with it; a server that refuses it cuts its users off from them.',
    axis: 'conformance',
    requirements: ['5321-3.6.3-06', '5321-4.1.1.2-02', '6409-3.2-02'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      refused: {
        message: 'MAIL FROM:<> drew {reply}, while an ordinary sender was accepted',
        breaks: ['5321-3.6.3-06', '5321-4.1.1.2-02'],
      },
      refusedByPolicy: {
        message: 'MAIL FROM:<> was refused by policy with {reply}, while an ordinary sender was accepted',
        // A site may refuse what it likes, with care; this cuts off every report of failed delivery.
        breaks: ['5321-4.1.1.2-02'],
        level: 'derived',
      },
      refusedOnSubmission: {
        message:
          'Submission refuses the null reverse-path with {reply}, while an ordinary sender was accepted',
        breaks: ['6409-3.2-02'],
      },
    },
    remedy: {
      any: 'Accept MAIL FROM:<>; filter unwanted bounces by their content or by signed return addresses.',
    },
  },
  async run({ session, service, probe, violation, pass, inconclusive }) {
    const open = await session('ready');
    const mail = await open.command('MAIL FROM:<>');
    if (mail.is(250)) return pass();
    if (!mail.is(5) || mail.is(503, 530)) return inconclusive(`MAIL FROM:<> drew ${mail}`);
    const control = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (!control.is(250)) return inconclusive(`MAIL FROM:<> drew ${mail}, and an ordinary sender ${control}`);
    if (service !== 'smtp') return violation('refusedOnSubmission', { reply: mail });
    return violation(mail.is(550, 554) ? 'refusedByPolicy' : 'refused', { reply: mail });
  },
});
