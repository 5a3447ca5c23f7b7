import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';
import { probeHeader } from '../shared/message.js';
import { deliverPlain, openData } from '../shared/transaction.js';

/** More than this is not sent, whatever the limit. */
const mostOctets = 50_000_000;

export const messageOverSize = defineScenario({
  meta: {
    id: 'delivery/message-over-size',
    title: 'A message above the announced limit is refused with 552',
    why: 'A client that is answered otherwise, or not at all, sends its megabytes again and again.',
    axis: 'conformance',
    requirements: ['1870-4-01', '5321-4.5.3.1.9-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'stress',
    messages: 1,
    needs: { mail: true, recipient: true, capability: ['SIZE'] },
    findings: {
      accepted: { message: 'A message of {octets} octets drew {reply}, although SIZE {limit} is announced' },
      wrongCode: {
        message:
          'A message of {octets} octets drew {reply}; 552 is the code for what is larger than SIZE {limit}',
      },
      dropped: {
        message: 'A message of {octets} octets was answered by no reply: {what}; SIZE {limit} is announced',
        breaks: ['5321-4.5.3.1.9-01'],
      },
    },
    remedy: { any: 'Read a message that is too large to its end, and answer 552 then.' },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('recipient');
    const limit = Number(open.extensions?.lines.find(({ keyword }) => keyword === 'SIZE')?.params[0] ?? 0);
    if (!(limit > 0)) return notApplicable('no limit is announced');
    const octets = Math.ceil(limit * 1.1) + 10_000;
    if (octets > mostOctets) return inconclusive(`SIZE ${limit} is more than we send`);
    await openData(open);
    const block = `${'x'.repeat(998)}\r\n`.repeat(1_000);
    open.send(probeHeader(probe, 'over SIZE'));
    for (let sent = 0; sent < octets; sent += block.length) open.send(block);
    const reply = await open.endData('');
    if (reply.is(552)) return pass(`${octets} octets drew ${reply}`);
    if (reply.is(2)) return violation('accepted', { octets, limit, reply });
    if (reply.is(5)) {
      await open.quit();
      const plain = await deliverPlain(session, probe, 'over SIZE');
      if (plain.is(2)) return violation('wrongCode', { octets, limit, reply });
      return inconclusive(`${octets} octets drew ${reply}, and a plain message ${plain}`);
    }
    if (leftUs(reply)) return violation('dropped', { octets, limit, what: reply });
    return inconclusive(`${octets} octets drew ${reply}`);
  },
});
