import { defineScenario } from '../shared/define.js';

export const unknownVerb = defineScenario({
  meta: {
    id: 'commands/unknown-verb',
    title: 'An unknown verb draws 500, and the session goes on',
    why: 'Clients try commands to learn what a server can do; 500 is how they learn that it cannot.',
    axis: 'conformance',
    requirements: ['5321-4.2.4-02', '5321-4.1.5-03', '5321-3.8-03', '5321-3.8-02', '5321-4.2.2-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      otherCode: { message: 'The made-up verb {verb} drew {reply}, not 500' },
      accepted: { message: 'The made-up verb {verb} drew {reply}', breaks: ['5321-4.1.5-03'] },
      closed: {
        message: 'After one unknown verb (answered {reply}) the session did not go on: NOOP drew {after}',
        breaks: ['5321-3.8-02'],
      },
      closedAtOnce: {
        message: 'The unknown verb {verb} got no reply: {what}',
        breaks: ['5321-3.8-02'],
      },
    },
    remedy: { any: 'Answer 500 to a verb that is not known, and keep the session.' },
  },
  async run({ session, violation, pass, inconclusive }) {
    const verb = 'FROBNICATE';
    const hello = await session('secured');
    const reply = await hello.command(verb);
    if (reply.kind === 'closed' || reply.kind === 'reset')
      return violation('closedAtOnce', { verb, what: reply });
    if (reply.is(2, 3)) return violation('accepted', { verb, reply });
    if (!reply.is(5) || reply.is(521, 530)) return inconclusive(`${verb} drew ${reply}`);
    const after = await hello.command('NOOP');
    if (after.kind === 'closed' || after.kind === 'reset') return violation('closed', { reply, after });
    if (!after.is(250)) return inconclusive(`NOOP after the unknown verb drew ${after}`);
    return reply.is(500)
      ? pass(`${verb} drew ${reply}, then NOOP 250`)
      : violation('otherCode', { verb, reply });
  },
});
