import { defineScenario } from '../shared/define.js';
import { faultyHeader } from '../shared/message.js';
import { deliver, deliverPlain } from '../shared/transaction.js';

export const headerAddress = defineScenario({
  meta: {
    id: 'submission/header-address',
    title:
      'A message with an address that is none in its header is refused with 554 or 550, where it is refused',
    why: 'The code tells a mail program whether the letter is to be mended or the writer has no right to send it.',
    axis: 'conformance',
    requirements: ['6409-6.3-01'],
    services: ['submission', 'submissions'],
    impact: 'deliver',
    needs: { mail: true, recipient: true },
    findings: {
      otherCode: {
        message: 'A message with "From: <a..b@@smtpspec.invalid>" drew {reply}, and a plain one {control}',
        level: 'expectation',
      },
    },
    remedy: { any: 'Refuse with 554 5.6.0 what is wrong in the message, and with 550 what policy forbids.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const subject = 'address in a header';
    const header = faultyHeader(probe, subject, 'From: <a..b@@smtpspec.invalid>\r\n', ['From']);
    const reply = await deliver(session, probe, `${header}text\r\n`);
    if (reply.is(2)) return pass(`the message drew ${reply}: its header is not judged, and need not be`);
    if (reply.is(554, 550)) return pass(`the message drew ${reply}`);
    if (!reply.is(5)) return inconclusive(`the message drew ${reply}`);
    const control = await deliverPlain(session, probe, subject);
    if (control.is(2)) return violation('otherCode', { reply, control });
    return inconclusive(`the message drew ${reply}, and a plain one ${control}`);
  },
});
