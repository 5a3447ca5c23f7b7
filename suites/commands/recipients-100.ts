import { defineScenario } from '../shared/define.js';
import { announcedRecipients, countAccepted } from '../shared/recipients.js';

const least = 100;

export const recipients100 = defineScenario({
  meta: {
    id: 'commands/recipients-100',
    title: 'A message may have 100 recipients',
    why: 'Clients send up to 100 recipients at a time; a lower limit delays their mail, or loses it.',
    axis: 'conformance',
    requirements: ['5321-4.5.3.1.8-01'],
    services: ['smtp', 'submission', 'submissions'],
    // No message is sent; but a hundred RCPT use up quotas, so it is only for whoever lets us go as far as that.
    impact: 'deliver',
    messages: 0,
    needs: { mail: true, recipient: true },
    findings: {
      limited: {
        message: 'After {accepted} recipients RCPT drew {reply}; at least 100 have to be taken',
      },
    },
    remedy: {
      any: 'Allow at least 100 recipients in a message.',
      postfix: 'smtpd_recipient_limit must be 100 or more.',
      exim: 'recipients_max must be 0 or 100 or more.',
      sendmail: 'confMAX_RCPTS_PER_MESSAGE must be 0 or 100 or more.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('mail');
    const announced = announcedRecipients(open);
    if (announced !== undefined && announced < least)
      return notApplicable(`the server announces LIMITS RCPTMAX=${announced}, which RFC 9422 permits`);
    const { accepted, refusal } = await countAccepted(open, probe.recipient, least);
    if (refusal === undefined) return pass(`${least} recipients were accepted`);
    if (!refusal.is(452, 5)) return inconclusive(`after ${accepted} recipients RCPT drew ${refusal}`);
    // The same mailbox every time: whoever takes none twice, or slows us down, counts something else.
    if (accepted < 2) return inconclusive(`RCPT for one mailbox drew ${refusal} when it came again`);
    const rset = await open.command('RSET');
    const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
    const control = await countAccepted(open, probe.recipient, 2);
    if (control.accepted === 2) return violation('limited', { accepted, reply: refusal });
    return inconclusive(
      `after ${accepted} recipients RCPT drew ${refusal}, then RSET ${rset}, MAIL ${mail} and RCPT ${control.refusal ?? 'nothing'}`,
    );
  },
});
