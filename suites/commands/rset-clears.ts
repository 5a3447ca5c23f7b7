import { forgetsOnError, takesRcptWithoutMail } from '../shared/controls.js';
import { defineScenario } from '../shared/define.js';

export const rsetClears = defineScenario({
  meta: {
    id: 'commands/rset-clears',
    title: 'RSET discards sender and recipients',
    why: 'A client that gives up a message must not have its next one sent to the old recipients.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.5-01', '5321-4.1.1.5-03', '5321-4.3.2-14'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      refused: {
        message: 'RSET inside a transaction drew {reply}',
        breaks: ['5321-4.1.1.5-03', '5321-4.3.2-14'],
      },
      transactionKept: { message: 'RCPT after RSET drew {reply}: the transaction is still open' },
      newMailRefused: { message: 'A new MAIL after RSET drew {reply}' },
    },
    remedy: { any: 'Clear all state of the transaction on RSET, and answer 250.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('recipient');
    const rset = await open.command('RSET');
    if (rset.is(5)) return violation('refused', { reply: rset });
    if (!rset.is(2)) return inconclusive(`RSET drew ${rset}`);
    if (!rset.is(250)) return violation('refused', { reply: rset });
    const rcpt = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (rcpt.is(2)) {
      await open.quit();
      if (!(await takesRcptWithoutMail(session, probe))) return violation('transactionKept', { reply: rcpt });
      return inconclusive('the server accepts RCPT without any MAIL, so that says nothing');
    }
    if (!rcpt.is(503)) return inconclusive(`RCPT after RSET drew ${rcpt}`);
    const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (mail.is(250)) return pass('after RSET, RCPT drew 503 and MAIL 250');
    if (!mail.is(503)) return inconclusive(`the new MAIL drew ${mail}`);
    await open.quit();
    if (!(await forgetsOnError(session, probe))) return violation('newMailRefused', { reply: mail });
    return inconclusive('any error makes the server forget the session, so that says nothing');
  },
});
