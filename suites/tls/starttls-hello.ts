import { defineScenario } from '../shared/define.js';

export const starttlsHello = defineScenario({
  meta: {
    id: 'tls/starttls-hello',
    title: 'The EHLO that was said in clear does not count inside TLS',
    why: 'What was said in clear may have been said by somebody on the way; nothing of it may count inside TLS.',
    axis: 'conformance',
    requirements: ['3207-4.2-01'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    needs: { capability: ['STARTTLS'] },
    findings: {
      helloKept: {
        message: 'MAIL inside TLS drew {reply} without a new EHLO, while a fresh session answers {control}',
      },
    },
    remedy: { any: 'Reset the session when TLS begins, as if the client had just been greeted.' },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const mail = `MAIL FROM:<${probe.sender}>`;
    const open = await session('tls');
    const early = await open.command(mail);
    if (early.is(503)) return pass(`MAIL before the new EHLO drew ${early}`);
    if (!early.is(2)) return inconclusive(`MAIL inside TLS before the new EHLO drew ${early}`);
    await open.quit();
    const control = await (await session('greeted')).command(mail);
    if (control.is(503)) return violation('helloKept', { reply: early, control });
    if (control.is(2)) return notApplicable('the server takes MAIL without any EHLO, in clear too');
    return inconclusive(`MAIL without EHLO drew ${early} inside TLS, and ${control} in clear`);
  },
});
