import { defineScenario } from '../shared/define.js';

export const refusedEhlo = defineScenario({
  meta: {
    id: 'commands/refused-ehlo',
    title: 'An EHLO that is refused leaves the open transaction as it was',
    why: 'A client that is refused goes on from where it was; a server that has silently dropped its recipients sends its mail nowhere.',
    axis: 'conformance',
    requirements: ['5321-4.1.4-06'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      transactionLost: {
        message:
          'EHLO was refused with {refusal}, and RCPT after it drew {reply}: the transaction was dropped',
      },
    },
    remedy: { any: 'Change nothing in the session when EHLO is refused.' },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('recipient');
    const refusal = await open.command('EHLO');
    if (refusal.is(250)) return notApplicable('EHLO without a name is accepted, and so ends the transaction');
    if (!refusal.is(5)) return inconclusive(`EHLO without a name drew ${refusal}`);
    const again = `RCPT TO:<${probe.recipient}>`;
    const reply = await open.command(again);
    if (reply.is(2))
      return pass(`EHLO was refused with ${refusal.code}, and RCPT after it drew ${reply.code}`);
    if (!reply.is(503)) return inconclusive(`RCPT after the refused EHLO drew ${reply}`);
    await open.quit();
    const control = await (await session('recipient')).command(again);
    if (control.is(2)) return violation('transactionLost', { refusal, reply });
    return inconclusive(`a second RCPT draws ${control} without any EHLO, too`);
  },
});
