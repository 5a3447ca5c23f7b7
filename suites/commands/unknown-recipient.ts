import { defineScenario } from '../shared/define.js';
import { localMailbox, nobodyAt } from '../shared/paths.js';

export const unknownRecipient = defineScenario({
  meta: {
    id: 'commands/unknown-recipient',
    title: 'A recipient that does not exist is refused with a code that RCPT has',
    why: 'The code is all that a sender learns; 550 tells to correct the address, another one sends people looking in the wrong place.',
    axis: 'conformance',
    requirements: ['5321-3.3-08', '5321-3.4-03'],
    services: ['smtp'],
    impact: 'probe',
    needs: { localDomain: true },
    findings: {
      oddCode: {
        message: '{line} drew {reply}; an unknown mailbox is 550, and this code is none that RCPT has',
      },
      noNewAddress: {
        message: '{line} drew {reply}: 551 is for telling the new address, and none stands there',
        breaks: ['5321-3.4-03'],
      },
    },
    remedy: {
      any: 'Answer 550 for mailboxes that do not exist; keep 551 for those that moved, and name the new address.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const line = `RCPT TO:<${nobodyAt(probe)}>`;
    const open = await session('mail');
    const reply = await open.command(line);
    if (reply.is(250, 251))
      return inconclusive(`${line} drew ${reply}: the server takes any local-part, or looks later`);
    if (reply.is(551) && !/[^\s<>]+@[^\s<>]+/.test(withoutAddress(reply.text, probe.runId)))
      return violation('noNewAddress', { line, reply });
    const right = reply.is(550, 551, 553, 450, 451, 452);
    if (!right && (!reply.is(2, 3, 5) || reply.is(503, 521, 530)))
      return inconclusive(`${line} drew ${reply}`);
    // Who refuses every recipient refuses us, not this mailbox.
    const control = await open.command(`RCPT TO:<${localMailbox(probe)}>`);
    if (control.is(250, 251))
      return right ? pass(`${line} drew ${reply}`) : violation('oddCode', { line, reply });
    return inconclusive(`${line} drew ${reply}, and <${localMailbox(probe)}> ${control}`);
  },
});

/** Without our own address, which many replies repeat. */
function withoutAddress(text: string, runId: string): string {
  return text.replace(new RegExp(`smtpspec-nobody-${runId}@\\S*`, 'gi'), '');
}
