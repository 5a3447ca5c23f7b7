import type { Answer } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { serverEnded } from '../shared/endings.js';

/** More than the usual limits, which are 3 to 20. */
const mostErrors = 30;
/** The RFC gives no time for the close, and nothing can be sent behind 421 to prove silence. */
const closeWaitMs = 10_000;

export const errorLimit = defineScenario({
  meta: {
    id: 'commands/error-limit',
    title: 'A server that has had enough of a client says 421, and closes',
    why: 'The 421 tells the client that the end was meant, and to come again later; a session that goes on after it is out of step.',
    axis: 'conformance',
    requirements: ['5321-3.8-05', '5321-4.2.2-03'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'stress',
    judges421: true,
    findings: {
      notClosed: {
        message: '{seconds} s after {reply} the server had not closed the connection',
        breaks: ['5321-3.8-05', '5321-4.2.2-03'],
      },
    },
    remedy: { any: 'Close the connection behind a reply of 421.' },
  },
  async run({ session, violation, pass, inconclusive, observed, notApplicable }) {
    const open = await session('secured');
    let reply: Answer | undefined;
    for (let count = 1; count <= mostErrors && open.open; count += 1) {
      reply = await open.command('SMTPSPEC');
      if (reply.is(421)) {
        const end = await open.end(closeWaitMs);
        if (end.kind !== 'timed-out') return pass(`error ${count} drew ${reply}, then ${end}`);
        return violation('notClosed', { seconds: closeWaitMs / 1000, reply });
      }
      // Defence against attacks is the server's own business (section 7.8).
      if (serverEnded(reply)) return observed(`the server ended the session at error ${count}, with no 421`);
      if (!reply.is(4, 5)) return inconclusive(`an unknown command drew ${reply}`);
    }
    return notApplicable(`${mostErrors} errors did not make the server end the session`);
  },
});
