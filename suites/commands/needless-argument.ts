import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';

export const needlessArgument = defineScenario({
  meta: {
    id: 'commands/needless-argument',
    title: 'RSET, DATA and QUIT with an argument are refused with 501',
    why: 'An argument there is a client that means something else, or an extension that the server does not know; doing half of it is no help.',
    axis: 'conformance',
    requirements: ['5321-4.1.1-05', '5321-4.3.2-06', '5321-4.1.1.4-16', '5321-4.1.1.5-07'],
    services: ['smtp', 'submission', 'submissions'],
    // With `deliver`, DATA is asked where it could start a message; elsewhere no recipient has been given.
    impact: 'probe',
    messages: 1,
    needs: { mail: true },
    variants: { rset: 'RSET', data: 'DATA', quit: 'QUIT' },
    findings: {
      rsetServed: {
        message: 'RSET with an argument was served: {reply}',
        breaks: ['5321-4.1.1-05', '5321-4.3.2-06', '5321-4.1.1.5-07'],
      },
      dataServed: {
        message: 'DATA with an argument was served: {reply}',
        breaks: ['5321-4.1.1-05', '5321-4.3.2-06', '5321-4.1.1.4-16'],
      },
      quitServed: {
        message: 'QUIT with an argument was served: {reply}',
        breaks: ['5321-4.1.1-05', '5321-4.3.2-06'],
      },
      otherCode: {
        message: '{line} was refused with {reply}, not 501',
        breaks: ['5321-4.3.2-06'],
      },
    },
    remedy: {
      any: 'Answer 501 to RSET, DATA and QUIT when anything but white space stands behind them.',
      postfix: 'No setting is known (3.7); report it to the makers.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
    },
  },
  async run({ session, probe, allows, variant: verb, violation, pass, inconclusive }) {
    const line = `${verb} smtpspec`;
    const sends = verb === 'DATA' && probe.recipientGiven && allows('deliver');
    const rung = { RSET: 'ready', DATA: sends ? 'recipient' : 'mail', QUIT: 'secured' } as const;
    const open = await session(rung[verb]);
    const reply = await open.command(line);
    if (reply.is(501)) return pass(`${line} drew ${reply}`);
    if (reply.is(2, 3)) {
      // What was begun is ended properly.
      if (reply.is(354))
        await open.endData(sends ? `${probeHeader(probe, 'DATA with an argument')}text\r\n` : '');
      const served = { RSET: 'rsetServed', DATA: 'dataServed', QUIT: 'quitServed' } as const;
      return violation(served[verb], { reply });
    }
    // Other codes may be about something else: the order, a policy.
    if (!reply.is(500, 502, 504, 555)) return inconclusive(`${line} drew ${reply}`);
    if (verb !== 'RSET') return violation('otherCode', { line, reply });
    const control = await open.command('RSET');
    if (control.is(250)) return violation('otherCode', { line, reply });
    return inconclusive(`${line} drew ${reply}, and RSET alone ${control}`);
  },
});
