import { defineScenario } from '../shared/define.js';

export const secondRecipient = defineScenario({
  meta: {
    id: 'commands/second-recipient',
    title: 'RCPT can be repeated, and each recipient that is accepted draws 250, or 251 with its new address',
    why: 'Mail to several people comes as one message; a server that takes one recipient only gets it several times, or the rest is lost.',
    axis: 'conformance',
    requirements: ['5321-3.3-07', '5321-3.4-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true, localDomain: true },
    findings: {
      otherCode: {
        message: '{line} was accepted with {reply}, neither 250 nor 251',
        breaks: ['5321-3.3-07'],
      },
      refused: {
        message: '{line} drew {reply} behind another recipient, and {alone} by itself',
        breaks: ['5321-3.3-07'],
      },
      noNewAddress: {
        message: '{line} drew {reply}: 251 is for telling the new address, and none stands there',
        breaks: ['5321-3.4-01'],
      },
    },
    remedy: {
      any: 'Take any number of recipients, each with 250; keep 251 for mailboxes that moved, and name the new address.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const lines = [`RCPT TO:<${probe.recipient}>`, `RCPT TO:<postmaster@${probe.domain}>`] as const;
    const open = await session('mail');
    for (const [index, line] of lines.entries()) {
      const reply = await open.command(line);
      if (reply.is(251) && !/[^\s<>]+@[^\s<>]+/.test(reply.text))
        return violation('noNewAddress', { line, reply });
      if (reply.is(250, 251)) continue;
      if (reply.is(2)) return violation('otherCode', { line, reply });
      if (index === 0 || !reply.is(5) || reply.is(530)) return inconclusive(`${line} drew ${reply}`);
      const rset = await open.command('RSET');
      const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
      if (!rset.is(2) || !mail.is(2))
        return inconclusive(`${line} drew ${reply}; RSET ${rset}, MAIL ${mail}`);
      const alone = await open.command(line);
      if (alone.is(2)) return violation('refused', { line, reply, alone });
      return inconclusive(`${line} drew ${reply}, and by itself ${alone}`);
    }
    return pass('two recipients of one message were accepted');
  },
});
