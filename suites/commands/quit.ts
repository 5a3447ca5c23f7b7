import { servesNoop } from '../shared/controls.js';
import { defineScenario } from '../shared/define.js';

/** The RFC says "then closes" and no time; nothing can be sent after QUIT to prove silence, so the wait has to be bounded. */
const closeWaitMs = 10_000;

export const quit = defineScenario({
  meta: {
    id: 'commands/quit',
    title: 'QUIT is answered with 221, and the server closes',
    why: 'Without the 221 a client cannot know that the server took the end for an end; a server that does not close wastes connections.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.10-01', '5321-3.8-01', '5321-4.3.2-19', '5321-4.1.1.10-08'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    variants: { 'before-hello': 'greeted', 'after-hello': 'hello' },
    findings: {
      refused: {
        message: 'QUIT was refused with {reply}',
        breaks: ['5321-4.1.1.10-01', '5321-3.8-01', '5321-4.3.2-19', '5321-4.1.1.10-08'],
      },
      otherCode: {
        message: 'QUIT drew {reply}, not 221',
        breaks: ['5321-4.1.1.10-01', '5321-4.3.2-19'],
      },
      noReply: { message: 'QUIT got no reply: {what}', breaks: ['5321-4.1.1.10-01', '5321-3.8-01'] },
      notClosed: {
        message: '{seconds} s after its 221 the server had not closed the connection',
        breaks: ['5321-4.1.1.10-01', '5321-3.8-01'],
      },
    },
    remedy: { any: 'Answer QUIT with 221 in every state, then close.' },
  },
  async run({ session, variant: rung, violation, pass, inconclusive }) {
    const open = await session(rung);
    const reply = await open.command('QUIT');
    if (reply.kind === 'closed' || reply.kind === 'reset') {
      if (await servesNoop(session, rung)) return violation('noReply', { what: reply });
      return inconclusive(`the server ends sessions by itself in this state: ${reply}`);
    }
    if (reply.is(5)) return violation('refused', { reply });
    if (reply.is(2, 3) && !reply.is(221)) return violation('otherCode', { reply });
    if (!reply.is(221)) return inconclusive(`QUIT drew ${reply}`);
    const end = await open.end(closeWaitMs);
    if (end.kind === 'timed-out') return violation('notClosed', { seconds: closeWaitMs / 1000 });
    return pass(`QUIT drew ${reply}, then ${end}`);
  },
});
