import type { Answer, Session } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';
import { nobodyAt } from '../shared/paths.js';
import { deliverPlain } from '../shared/transaction.js';

export const mixedRecipients = defineScenario({
  meta: {
    id: 'delivery/mixed-recipients',
    title: 'A recipient that does not exist does not keep the mail from those who do',
    why: 'One mistyped address would otherwise stop a message to everybody, and the sender cannot tell whose fault it is.',
    axis: 'conformance',
    requirements: ['5321-4.4-23', '5321-4.1.1.3-08', '5321-4.1.1.4-13'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    needs: { mail: true, recipient: true, localDomain: true },
    findings: {
      refusedForOne: {
        message:
          'RCPT accepted a mailbox that does not exist, and then the message was refused for all with {reply}; to the good one alone it is accepted',
      },
      recipientsLost: {
        message:
          'After RCPT for another mailbox drew {refusal}, {what} drew {reply}: the accepted one is gone',
        breaks: ['5321-4.1.1.3-08'],
      },
      replyEach: {
        message:
          'The end of the data drew {count} replies for {recipients} recipients; one is due, for all of them',
        breaks: ['5321-4.1.1.4-13'],
      },
    },
    remedy: {
      any: 'Refuse unknown recipients at RCPT, one by one; what turns out later goes back to the sender in a mail message.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('recipient');
    const stranger = await open.command(`RCPT TO:<${nobodyAt(probe)}>`);
    if (!stranger.is(2, 4, 5)) return inconclusive(`RCPT for an unknown mailbox drew ${stranger}`);
    const again = await open.command(`RCPT TO:<${probe.recipient}>`);
    const data = again.is(503) ? again : await open.command('DATA');
    if (data.is(503, 554) && !stranger.is(2)) {
      const what = again.is(503) ? 'RCPT for the good one' : 'DATA';
      await open.quit();
      // A server that takes one recipient only, or none twice, has another reason.
      const control = await twice(session, probe.recipient);
      if (control.is(354)) return violation('recipientsLost', { refusal: stranger, what, reply: data });
      return inconclusive(`${what} drew ${data}, and with good recipients only ${control}`);
    }
    if (!data.is(354)) return inconclusive(`DATA drew ${data}`);

    const end = await open.endData(`${probeHeader(probe, 'mixed recipients')}text\r\n`);
    const rest = await open.remaining();
    const recipients = 1 + (stranger.is(2) ? 1 : 0) + (again.is(2) ? 1 : 0);
    // The last one answers QUIT.
    const count = Math.max(1, rest.length);
    if (count > 1) return violation('replyEach', { count, recipients });
    if (end.is(2)) return pass(`RCPT drew ${stranger.code} for an unknown mailbox, and the message ${end}`);
    if (!stranger.is(2) || !isAboutRecipient(end)) return inconclusive(`the message drew ${end}`);
    const control = await deliverPlain(session, probe, 'mixed recipients');
    if (control.is(2)) return violation('refusedForOne', { reply: end });
    return inconclusive(`the message drew ${end}, and to the good recipient alone ${control}`);
  },
});

/** A refusal for the address, not for what is in the message: by its enhanced code, or else by its code. */
function isAboutRecipient(end: Answer): boolean {
  const subject = end.enhanced?.subject;
  return subject === undefined ? end.is(550, 551, 553) : end.is(5) && subject === 1;
}

/** DATA after the good recipient was given twice; the message is never sent. */
async function twice(session: (rung: 'recipient') => Promise<Session>, recipient: string): Promise<Answer> {
  const open = await session('recipient');
  const rcpt = await open.command(`RCPT TO:<${recipient}>`);
  if (!rcpt.is(2)) return rcpt;
  const data = await open.command('DATA');
  if (data.is(354)) await open.close();
  return data;
}
