import { defineScenario } from '../shared/define.js';

export const noop = defineScenario({
  meta: {
    id: 'commands/noop',
    title: 'NOOP, also with an argument, draws 250 and keeps the transaction',
    why: 'Clients send it to keep a slow session alive; it must do nothing else.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.9-01', '5321-4.1.1.9-02', '5321-4.1.1.9-03', '5321-4.3.2-18', '5321-4.5.1-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: { plain: 'NOOP', 'with-argument': 'NOOP smtpspec' },
    findings: {
      refused: { message: 'NOOP drew {reply}', breaks: ['5321-4.5.1-01'] },
      argumentRefused: { message: '{line} drew {reply}', breaks: ['5321-4.1.1.9-02'] },
      transactionLost: { message: 'After {line}, RCPT drew {reply}: the transaction was dropped' },
    },
    remedy: { any: 'Answer NOOP with 250 and change nothing, whatever stands behind it.' },
  },
  async run({ session, probe, variant: line, violation, pass, inconclusive }) {
    const open = await session('mail');
    const reply = await open.command(line);
    if (reply.is(5)) return violation(line === 'NOOP' ? 'refused' : 'argumentRefused', { line, reply });
    if (!reply.is(250)) return inconclusive(`${line} drew ${reply}`);
    const rcpt = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (rcpt.is(503)) return violation('transactionLost', { line, reply: rcpt });
    return rcpt.is(2)
      ? pass(`${line} drew 250, and RCPT after it ${rcpt.code}`)
      : inconclusive(`RCPT drew ${rcpt}`);
  },
});
