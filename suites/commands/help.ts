import { defineScenario } from '../shared/define.js';

export const help = defineScenario({
  meta: {
    id: 'commands/help',
    title: 'HELP draws 214 or 211',
    why: 'It tells the person at the other end whom they are talking to; a server need not say more than a line.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.8-02', '5321-4.3.2-17', '5321-4.2.4-03'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      unsupported: { message: 'HELP drew {reply}' },
      listed: { message: 'EHLO lists HELP, yet the command drew {reply}', breaks: ['5321-4.2.4-03'] },
      oddCode: { message: 'HELP drew {reply}, neither 211 nor 214', breaks: ['5321-4.3.2-17'] },
    },
    remedy: { any: 'Answer HELP with 214 and a line or two of text.' },
  },
  async run({ session, facts, violation, pass, inconclusive }) {
    const hello = await session('secured');
    const reply = await hello.command('HELP');
    const offered = [...facts.plain, ...facts.tls].includes('HELP');
    if (reply.is(211, 214)) return pass(`HELP drew ${reply}`);
    if (reply.is(500, 502)) return violation(offered ? 'listed' : 'unsupported', { reply });
    if (reply.is(2, 3) || (reply.is(5) && !reply.is(501, 504, 530))) return violation('oddCode', { reply });
    if (reply.is(501, 504)) return violation('unsupported', { reply });
    return inconclusive(`HELP drew ${reply}`);
  },
});
