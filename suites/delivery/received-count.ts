import { defineScenario } from '../shared/define.js';
import { faultyHeader } from '../shared/message.js';
import { deliver, deliverPlain } from '../shared/transaction.js';

/** Fewer than the hundred of the RFC by some that the server and its filters may add before they count. */
const hops = 90;

export const receivedCount = defineScenario({
  meta: {
    id: 'delivery/received-count',
    title: `A message with ${hops} Received fields is not taken for a loop`,
    why: 'Mail that passes lists, filters and forwarders collects many such fields; a low limit loses it for no loop at all.',
    axis: 'conformance',
    requirements: ['5321-6.3-01'],
    // A submission server may look at the message more closely (RFC 6409 section 6.3).
    services: ['smtp'],
    impact: 'deliver',
    needs: { recipient: true },
    findings: {
      refused: {
        message: `A message with ${hops} Received fields drew {reply}, one with a third of them {few}; a limit ought to be at least 100`,
      },
      refusedFew: {
        message: `A message with ${hops} Received fields drew {reply}, and one with a third of them {few}, while one with none is accepted`,
      },
    },
    remedy: {
      any: 'Set the number of Received fields that counts as a loop to 100 or more.',
      postfix: 'hopcount_limit = 100',
      exim: 'received_headers_max = 100',
      sendmail: "define(`confMAX_HOP', `100')",
      haraka: 'max_received = 100 under [headers] in connection.ini, which is the default.',
      exchange: 'Set-ReceiveConnector -MaxHopCount 100',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const subject = 'Received fields';
    const deliverWith = (count: number) =>
      deliver(session, probe, `${faultyHeader(probe, subject, fields(count), [])}text\r\n`);
    const reply = await deliverWith(hops);
    if (reply.is(2)) return pass(`${hops} Received fields drew ${reply}`);
    if (!reply.is(5)) return inconclusive(`${hops} Received fields drew ${reply}`);
    const few = await deliverWith(hops / 3);
    if (few.is(2)) return violation('refused', { reply, few });
    const plain = await deliverPlain(session, probe, subject);
    if (few.is(5) && plain.is(2)) return violation('refusedFew', { reply, few });
    return inconclusive(`${hops} Received fields drew ${reply}, ${hops / 3} ${few}, and none ${plain}`);
  },
});

/** Well-formed, from host to host, the last hop first. */
function fields(count: number): string {
  const hop = (at: number) =>
    `Received: from h${at}.smtpspec.invalid by h${at + 1}.smtpspec.invalid with ESMTP;\r\n Thu, 1 Jan 2026 00:00:00 +0000\r\n`;
  return Array.from({ length: count }, (_, index) => hop(count - index)).join('');
}
