import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';
import { announcedRecipients, countAccepted } from '../shared/recipients.js';

/** More than the thousand that common servers take. */
const most = 1_100;
const least = 100;

export const recipientLimit = defineScenario({
  meta: {
    id: 'delivery/recipient-limit',
    title: 'Beyond its limit of recipients the server refuses one by one with 452, and keeps those it has',
    why: 'A client sends the refused ones again; with any other answer it gives up on them, or loses them all.',
    axis: 'conformance',
    requirements: ['5321-4.5.3.1.8-05', '5321-4.5.3.1.10-02', '5321-4.5.3.1.10-04'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'stress',
    needs: { mail: true, recipient: true },
    findings: {
      dropped: {
        message: 'After {accepted} recipients the server left: {what}',
        // Section 7.8 lets a server that sees an attack defend itself, and a thousand recipients may look like one.
        level: 'derived',
      },
      wrongCode: {
        message:
          'After {accepted} recipients RCPT drew {reply}, which names their number; the code for that is 452',
        breaks: ['5321-4.5.3.1.10-02'],
      },
      oldCode: {
        message:
          'After {accepted} recipients RCPT drew {reply}; 452 is the code, 552 was a mistake of RFC 821',
        breaks: ['5321-4.5.3.1.10-02'],
        // A limit that the site has set may be told by any 5yz, and which of the two it is cannot be seen.
        level: 'derived',
      },
      dataAnswer: {
        message:
          'After RCPT had drawn {refusal}, DATA drew {reply}; it starts the message for those accepted, or is refused',
        breaks: ['5321-4.5.3.1.10-04', '5321-4.5.3.1.8-05'],
        level: 'derived',
      },
    },
    remedy: { any: 'Answer RCPT beyond the limit with 452 and keep the transaction as it is.' },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('mail');
    const announced = announcedRecipients(open);
    const { accepted, refusal } = await countAccepted(open, probe.recipient, most);
    if (refusal === undefined) return notApplicable(`${most} recipients were accepted: no limit is in sight`);
    if (accepted < (announced ?? least))
      return inconclusive(
        `after ${accepted} recipients RCPT drew ${refusal}; commands/recipients-100 asks about that`,
      );
    if (leftUs(refusal)) return violation('dropped', { accepted, what: refusal });
    // Another 4yz may be about anything, unless its enhanced code says what (X.5.3 of RFC 3463: too many recipients).
    const named = refusal.enhanced?.subject === 5 && refusal.enhanced.detail === 3;
    if (refusal.is(4) && !refusal.is(421, 452) && named)
      return violation('wrongCode', { accepted, reply: refusal });
    if (!refusal.is(452, 5)) return inconclusive(`after ${accepted} recipients RCPT drew ${refusal}`);
    const data = await open.command('DATA');
    // The message is never sent: it would come a thousand times.
    await open.close();
    if (leftUs(data) || data.is(2) || (data.is(3) && !data.is(354)))
      return violation('dataAnswer', { refusal, reply: data });
    if (!data.is(354, 4, 5)) return inconclusive(`after RCPT had drawn ${refusal}, DATA drew ${data}`);
    if (refusal.is(552)) return violation('oldCode', { accepted, reply: refusal });
    return pass(`after ${accepted} recipients RCPT drew ${refusal}, then DATA ${data.code}`);
  },
});
