import { forgetsOnError, takesRcptWithoutMail } from '../shared/controls.js';
import { defineScenario } from '../shared/define.js';

export const secondEhlo = defineScenario({
  meta: {
    id: 'commands/second-ehlo',
    title: 'A second EHLO ends the open transaction as RSET does',
    why: 'A client that starts over must not have its next message sent to the recipients of the last one.',
    axis: 'conformance',
    requirements: ['5321-4.1.4-04', '5321-4.1.1.1-10', '5321-4.1.4-14', '5321-4.1.4-05'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      transactionKept: {
        message: 'RCPT after the second EHLO drew {reply}: the old transaction is still open',
        breaks: ['5321-4.1.4-04', '5321-4.1.1.1-10', '5321-4.1.4-14'],
      },
      refused: {
        message: 'The second EHLO was refused with {reply}; only 500, 501, 502 and 550 refuse an EHLO',
        breaks: ['5321-4.1.4-05'],
      },
      mailRefused: { message: 'After the second EHLO a new MAIL drew {reply}' },
    },
    remedy: {
      any: 'Take EHLO at any time, and clear sender, recipients and data when it comes.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('recipient');
    const again = await open.ehlo(probe.clientName);
    if (again.is(5) && !again.is(500, 501, 502, 504, 530, 550)) return violation('refused', { reply: again });
    if (!again.is(250)) return inconclusive(`the second EHLO drew ${again}`);
    const rcpt = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (rcpt.is(2)) {
      await open.quit();
      if (!(await takesRcptWithoutMail(session, probe))) return violation('transactionKept', { reply: rcpt });
      return inconclusive('the server accepts RCPT without any MAIL, so that says nothing');
    }
    if (!rcpt.is(503)) return inconclusive(`RCPT after the second EHLO drew ${rcpt}`);
    const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (mail.is(250)) return pass('after the second EHLO, RCPT drew 503 and MAIL 250');
    if (!mail.is(503)) return inconclusive(`the new MAIL drew ${mail}`);
    await open.quit();
    if (!(await forgetsOnError(session, probe))) return violation('mailRefused', { reply: mail });
    return inconclusive('any error makes the server forget the session, so that says nothing');
  },
});
