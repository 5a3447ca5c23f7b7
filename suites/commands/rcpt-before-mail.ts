import { defineScenario } from '../shared/define.js';

export const rcptBeforeMail = defineScenario({
  meta: {
    id: 'commands/rcpt-before-mail',
    title: 'RCPT without MAIL is refused with 503',
    why: 'A recipient without a sender can be neither bounced nor traced.',
    axis: 'conformance',
    requirements: ['5321-3.3-15', '5321-4.1.4-19'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      accepted: {
        message: 'RCPT drew {reply} although no MAIL had come',
        breaks: ['5321-3.3-15', '5321-4.1.4-19'],
      },
      wrongCode: {
        message: 'RCPT without MAIL was refused with {reply}, not 503',
        breaks: ['5321-3.3-15', '5321-4.1.4-19'],
      },
    },
    remedy: { any: 'Check the order of commands before their arguments, and answer 503.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const ready = await session('ready');
    const rcpt = await ready.command(`RCPT TO:<${probe.recipient}>`);
    if (rcpt.is(503)) return pass(`RCPT drew ${rcpt}`);
    if (rcpt.is(2)) return violation('accepted', { reply: rcpt });
    if (!rcpt.is(5) || rcpt.is(530)) return inconclusive(`RCPT drew ${rcpt}`);
    await ready.quit();
    // A server that refuses us or the recipient altogether says nothing about the order: then the ladder breaks here.
    await session('recipient');
    return violation('wrongCode', { reply: rcpt });
  },
});
