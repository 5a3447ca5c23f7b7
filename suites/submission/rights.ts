import type { Answer } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';

export const rights = defineScenario({
  meta: {
    id: 'submission/rights',
    title: 'What a user has no right to is refused with 550, where it is refused',
    why: 'By that code a mail program tells its user that another sender or recipient helps, and another try does not.',
    axis: 'conformance',
    requirements: ['6409-6.1-01', '6409-6.2-01'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: { sender: 'sender', recipient: 'recipient' } as const,
    findings: {
      senderCode: {
        message: 'The sender <{sender}> was refused for want of rights with {reply}; the code for it is 550',
        breaks: ['6409-6.1-01'],
        level: 'expectation',
      },
      recipientCode: {
        message:
          'The recipient <{recipient}> was refused for want of rights with {reply}; the code for it is 550',
        breaks: ['6409-6.2-01'],
        level: 'expectation',
      },
    },
    remedy: { any: 'Refuse with 550 5.7.1.' },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    if (variant === 'recipient') {
      const open = await session('mail');
      const recipient = probe.outside;
      const reply = await open.command(`RCPT TO:<${recipient}>`);
      if (reply.is(2)) return pass(`RCPT TO:<${recipient}> drew ${reply}: the user may write to others`);
      if (reply.is(550)) return pass(`RCPT TO:<${recipient}> drew ${reply}`);
      if (isForRights(reply)) return violation('recipientCode', { recipient, reply });
      return inconclusive(`RCPT TO:<${recipient}> drew ${reply}`);
    }
    const open = await session('ready');
    const sender = probe.outside;
    const mail = await open.command(`MAIL FROM:<${sender}>`);
    if (mail.is(550)) return pass(`MAIL FROM:<${sender}> drew ${mail}`);
    if (isForRights(mail)) return violation('senderCode', { sender, reply: mail });
    if (!mail.is(2)) return inconclusive(`MAIL FROM:<${sender}> drew ${mail}`);
    const rcpt = `RCPT TO:<${probe.recipient}>`;
    const reply = await open.command(rcpt);
    if (reply.is(2)) return pass(`MAIL FROM:<${sender}> drew ${mail}: senders are not tied to logins`);
    if (reply.is(550)) return pass(`MAIL FROM:<${sender}> drew ${mail}, and RCPT ${reply}`);
    if (!isForRights(reply)) return inconclusive(`MAIL FROM:<${sender}> drew ${mail}, and RCPT ${reply}`);
    await open.quit();
    const control = await (await session('mail')).command(rcpt);
    if (control.is(2)) return violation('senderCode', { sender, reply });
    return inconclusive(`RCPT drew ${reply}, and ${control} with the sender <${probe.sender}>`);
  },
});

/** 5.7.1 is "delivery not authorized" (RFC 3463 section 3.8). */
function isForRights(reply: Answer): boolean {
  return reply.is(5) && reply.enhanced?.raw === '5.7.1';
}
