import { defineScenario } from '../shared/define.js';

export const mailBeforeLhlo = defineScenario({
  meta: {
    id: 'lmtp/mail-before-lhlo',
    title: 'MAIL is refused with 503 until the client has said LHLO',
    why: 'Without the hello a client of SMTP and a server of LMTP can begin a message before they know of each other.',
    axis: 'conformance',
    requirements: ['5321-4.1.4-19'],
    services: ['lmtp'],
    impact: 'probe',
    findings: {
      accepted: {
        message: 'MAIL drew {reply} before any LHLO; no sentence forbids a server to take it',
        level: 'derived',
      },
      wrongCode: { message: 'MAIL before any LHLO was refused with {reply}, not 503', level: 'derived' },
    },
    remedy: { any: 'Ask for LHLO first, and refuse with 503 what comes before it.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const mail = await greeted.command(`MAIL FROM:<${probe.sender}>`);
    if (mail.is(503)) return pass(`MAIL drew ${mail}`);
    if (mail.is(2)) return violation('accepted', { reply: mail });
    if (!mail.is(5) || mail.is(530)) return inconclusive(`MAIL drew ${mail}`);
    await greeted.quit();
    const control = await (await session('hello')).command(`MAIL FROM:<${probe.sender}>`);
    if (control.is(mail.code)) return inconclusive(`MAIL drew ${mail}, and the same after LHLO`);
    return violation('wrongCode', { reply: mail });
  },
});
