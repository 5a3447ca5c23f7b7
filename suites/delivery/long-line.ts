import { defineScenario } from '../shared/define.js';
import { commandsBehind, countEnds } from '../shared/end-of-data.js';
import { leftUs } from '../shared/endings.js';
import { probeHeader } from '../shared/message.js';
import { deliver, deliverPlain } from '../shared/transaction.js';

/** Line lengths at which a buffer of ordinary size is full, so that a dot behind it may look like a line of its own. */
const lengths = [999, 1000, 1023, 1024, 2047, 2048, 4095, 4096, 8191, 8192];

export const longLine = defineScenario({
  meta: {
    id: 'delivery/long-line',
    title:
      'Text lines of more than 1000 octets are taken, or refused by a reply, and never cut into an end of data',
    why: 'A server that cuts such a line may find a dot at the cut, end the message there, and run the rest as commands.',
    axis: 'conformance',
    requirements: ['5321-4.5.2-02', '5321-4.5.3.1.9-01', '5321-4.5.3.1-05'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    needs: { mail: true, recipient: true },
    findings: {
      endedData: {
        message: 'The data ended at a dot behind a long line: {evidence}',
        // The clause is a procedure without a keyword; a server that departs from it cuts messages in two.
        level: 'MUST',
      },
      dropped: {
        message: 'Lines of up to 8192 octets were answered by no reply, twice ({what}); a plain message is',
        breaks: ['5321-4.5.3.1.9-01'],
      },
      refused: {
        message:
          'Lines of 999 to 8192 octets drew {reply}; a server may have such a limit, but ought to avoid it',
        breaks: ['5321-4.5.3.1-05'],
        level: 'MAY',
      },
    },
    remedy: { any: 'Take lines of any length, or refuse the message with 500, 552 or 554 at its end.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const subject = 'long lines';
    const body = lengths.map((length) => `${'x'.repeat(length)}.\r\n${commandsBehind}`).join('');
    const open = await session('recipient');
    const seen = await countEnds(open, `${probeHeader(probe, subject)}${body}`);
    if (seen.ended) return violation('endedData', { evidence: seen.evidence });
    const end = open.exchanges.find(({ to }) => to === 'end of data')?.reply.code;
    const left = end === undefined && !open.open;
    await open.quit();
    if (seen.ended === false && end === 250) return pass(seen.evidence);
    // What is neither refused nor dropped tells nothing.
    if (!left && !String(end).startsWith('5'))
      return inconclusive(seen.ended === false ? seen.evidence : seen.why);
    const again = await deliver(session, probe, `${probeHeader(probe, subject)}${body}`);
    if (!again.is(5) && !leftUs(again)) return inconclusive(`the message drew ${again}`);
    const plain = await deliverPlain(session, probe, subject);
    if (!plain.is(2)) return inconclusive(`the message drew ${again}, and a plain one ${plain}`);
    if (leftUs(again)) return violation('dropped', { what: again });
    return violation('refused', { reply: again });
  },
});
