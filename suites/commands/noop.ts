import { defineScenario } from '../shared/define.js';

export const noop = defineScenario({
  meta: {
    id: 'commands/noop',
    title: 'NOOP, also with an argument, draws 250 and keeps the transaction',
    why: 'Clients send it to keep a slow session alive; it must do nothing else.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.1.9-01',
      '5321-4.1.1.9-02',
      '5321-4.1.1.9-03',
      '5321-4.1.2-20',
      '5321-4.3.2-05',
      '5321-4.3.2-18',
      '5321-4.5.1-01',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: { plain: 'NOOP', 'with-argument': 'NOOP smtpspec', 'with-quoted-string': 'NOOP "smt pspec"' },
    findings: {
      refused: { message: 'NOOP drew {reply}', breaks: ['5321-4.5.1-01', '5321-4.3.2-05', '5321-4.3.2-18'] },
      otherCode: { message: '{line} drew {reply}, not 250', breaks: ['5321-4.3.2-18', '5321-4.1.1.9-01'] },
      argumentRefused: { message: '{line} drew {reply}', breaks: ['5321-4.1.1.9-02', '5321-4.1.1.9-03'] },
      quotedRefused: {
        message: '{line} drew {reply}; a quoted string may stand there as a word may',
        breaks: ['5321-4.1.1.9-02', '5321-4.1.1.9-03', '5321-4.1.2-20'],
      },
      transactionLost: {
        message: 'After {line}, RCPT drew {reply}: the transaction was dropped',
        breaks: ['5321-4.1.1.9-01'],
      },
    },
    remedy: { any: 'Answer NOOP with 250 and change nothing, whatever stands behind it.' },
  },
  async run({ session, probe, variant: line, violation, pass, inconclusive }) {
    const open = await session('mail');
    const reply = await open.command(line);
    if (reply.is(5) && !reply.is(521)) {
      if (line === 'NOOP') return violation('refused', { reply });
      const plain = await open.command('NOOP');
      if (!plain.is(250)) return inconclusive(`${line} drew ${reply}, and NOOP alone ${plain}`);
      return violation(line.includes('"') ? 'quotedRefused' : 'argumentRefused', { line, reply });
    }
    if (reply.is(2, 3) && !reply.is(250)) return violation('otherCode', { line, reply });
    if (!reply.is(250)) return inconclusive(`${line} drew ${reply}`);
    const rcpt = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (rcpt.is(503)) {
      await open.quit();
      // Without the NOOP between them the same two are served.
      await session('recipient');
      return violation('transactionLost', { line, reply: rcpt });
    }
    return rcpt.is(2)
      ? pass(`${line} drew 250, and RCPT after it ${rcpt.code}`)
      : inconclusive(`RCPT drew ${rcpt}`);
  },
});
