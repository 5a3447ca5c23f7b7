import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';
import { deliver, deliverPlain } from '../shared/transaction.js';

const leastOctets = 65_536;
const longest = 998;

export const size64k = defineScenario({
  meta: {
    id: 'delivery/size-64k',
    title: 'A message of 64K octets with lines of 1000 is accepted',
    why: 'Less than that is not mail: an ordinary picture, or a paragraph that was not wrapped, would not come through.',
    axis: 'conformance',
    requirements: ['5321-4.5.3.1.7-01', '5321-4.5.3.1.6-01', '5321-4.5.3.1.7-02'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 3,
    needs: { mail: true, recipient: true },
    findings: {
      announced: {
        message: `The EHLO reply announces SIZE {limit}, less than the ${leastOctets} octets that have to be taken`,
      },
      tooBig: {
        message: `A message of ${leastOctets} octets in short lines drew {reply}, a plain one is accepted`,
      },
      tooBigUnannounced: {
        message: `A message of ${leastOctets} octets in short lines drew {reply}, a plain one is accepted, and SIZE is not even listed`,
        breaks: ['5321-4.5.3.1.7-01', '5321-4.5.3.1.7-02'],
      },
      lineTooLong: {
        message: `A message with lines of ${longest} octets and CRLF drew {reply}, a plain one is accepted`,
        breaks: ['5321-4.5.3.1.6-01'],
        // Its own sentence has no keyword, but section 4.5.3.1 says that objects of these sizes MUST be received.
        level: 'MUST',
      },
    },
    remedy: {
      any: 'Take messages of at least 64K octets and lines of 1000 octets; announce larger limits by SIZE.',
      postfix: 'message_size_limit must be 65536 or more.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('ready');
    const size = open.extensions?.lines.find(({ keyword }) => keyword === 'SIZE');
    await open.quit();
    const limit = Number(size?.params[0] ?? 0);
    if (limit > 0 && limit < leastOctets) return violation('announced', { limit });

    const header = probeHeader(probe, '64K octets');
    // A dot in front is doubled on the wire and counted once.
    const dotted = `..${'x'.repeat(longest - 1)}\r\n`;
    const both = await deliver(
      session,
      probe,
      `${header}${dotted}${fill(leastOctets - header.length - longest - 2, longest)}`,
    );
    if (both.is(2)) return pass(`it drew ${both}`);
    if (!both.is(5)) return inconclusive(`the message drew ${both}`);
    const plain = await deliverPlain(session, probe, '64K octets');
    if (!plain.is(2)) return inconclusive(`the message drew ${both}, and a plain one ${plain}`);

    const big = await deliver(session, probe, `${header}${fill(leastOctets - header.length, 76)}`);
    if (big.is(5)) return violation(size === undefined ? 'tooBigUnannounced' : 'tooBig', { reply: big });
    const lines = await deliver(session, probe, `${header}${dotted}${'x'.repeat(longest)}\r\n`);
    if (lines.is(5)) return violation('lineTooLong', { reply: lines });
    return inconclusive(`the message drew ${both}, its size alone ${big}, and its lines alone ${lines}`);
  },
});

/** So many octets of text, in lines of this length and two shorter ones. */
function fill(octets: number, length: number): string {
  const line = (text: number) => `${'x'.repeat(text - 2)}\r\n`;
  const whole = Math.floor(octets / (length + 2)) - 1;
  const rest = octets - whole * (length + 2);
  const half = Math.floor(rest / 2);
  return `${line(length + 2).repeat(whole)}${line(half)}${line(rest - half)}`;
}
