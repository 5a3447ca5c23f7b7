import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';
import { probeHeader } from '../shared/message.js';
import { deliver, deliverPlain } from '../shared/transaction.js';

export const eightBit = defineScenario({
  meta: {
    id: 'delivery/eight-bit',
    title: '8-bit data that nobody may send is taken or refused by a reply',
    why: 'Such mail exists. A server that drops the connection over it gets it again and again, as the client learns nothing.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.4-12', '5321-2.4-10', '5321-2.4-19'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 2,
    needs: { mail: true, recipient: true },
    variants: { undeclared: '', 'declared-without-mime': ' BODY=8BITMIME' },
    findings: {
      undeclaredDropped: {
        message:
          '8-bit octets without BODY=8BITMIME were answered by no reply, twice ({what}); a plain message is',
        breaks: ['5321-4.1.1.4-12', '5321-2.4-10'],
      },
      declaredDropped: {
        message:
          'BODY=8BITMIME with a body that is not MIME was answered by no reply, twice ({what}); a plain message is',
        breaks: ['5321-4.1.1.4-12', '5321-2.4-19'],
      },
    },
    remedy: { any: 'Take the message, clear the high bits, or refuse it with 554; but say so.' },
  },
  async run({ session, probe, variant: parameter, facts, violation, pass, inconclusive, notApplicable }) {
    const declared = parameter !== '';
    if (declared && ![...facts.plain, ...facts.tls].includes('8BITMIME'))
      return notApplicable('8BITMIME is not listed');
    const subject = declared ? 'declared 8-bit' : 'undeclared 8-bit';
    const deliverEightBit = () =>
      deliver(session, probe, `${probeHeader(probe, subject)}caf\xe9 \xff caf\xc3\xa9\r\n`, parameter);
    const end = await deliverEightBit();
    if (end.is(2, 5)) return pass(`the message drew ${end}`);
    if (!leftUs(end)) return inconclusive(`the message drew ${end}`);
    const plain = await deliverPlain(session, probe, subject);
    if (!plain.is(2)) return inconclusive(`the message drew ${end}, and a plain one ${plain}`);
    const again = await deliverEightBit();
    if (leftUs(again)) return violation(declared ? 'declaredDropped' : 'undeclaredDropped', { what: again });
    return inconclusive(`the message drew ${end}, and the same once more ${again}`);
  },
});
