import { defineScenario } from '../shared/define.js';

export const mailBeforeHello = defineScenario({
  meta: {
    id: 'commands/mail-before-hello',
    title: 'MAIL is refused with 503 until the client has said EHLO or HELO',
    why: 'The model of the RFC has a session begin with a hello; software that skips it is mostly not a mail server.',
    axis: 'conformance',
    requirements: ['5321-4.1.4-19'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      accepted: {
        message: 'MAIL drew {reply} before any hello; no sentence forbids a server to take it',
        level: 'derived',
      },
      wrongCode: { message: 'MAIL before any hello was refused with {reply}, not 503', level: 'derived' },
    },
    remedy: {
      any: 'Ask for a hello first, and refuse with 503 what comes before it.',
      postfix: 'smtpd_helo_required = yes',
      sendmail: 'PrivacyOptions: needmailhelo',
    },
  },
  async run({ session, service, probe, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const mail = await greeted.command(`MAIL FROM:<${probe.sender}>`);
    if (mail.is(503)) return pass(`MAIL drew ${mail}`);
    if (mail.is(530) && service !== 'smtp')
      return pass(`MAIL drew ${mail}: it wants AUTH or TLS first of all`);
    if (mail.is(2)) return violation('accepted', { reply: mail });
    if (!mail.is(5) || mail.is(530)) return inconclusive(`MAIL drew ${mail}`);
    await greeted.quit();
    const control = await (await session('hello')).command(`MAIL FROM:<${probe.sender}>`);
    if (control.is(mail.code)) return inconclusive(`MAIL drew ${mail}, and the same after EHLO`);
    return violation('wrongCode', { reply: mail });
  },
});
