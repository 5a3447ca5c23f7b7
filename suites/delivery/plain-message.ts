import type { Answer, Session } from '../../runner/net/index.js';
import { forgetsOnError, takesRcptWithoutMail } from '../shared/controls.js';
import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';
import { probeHeader } from '../shared/message.js';
import { deliverPlain } from '../shared/transaction.js';

export const plainMessage = defineScenario({
  meta: {
    id: 'delivery/plain-message',
    title: 'DATA draws 354, the end of the data one reply, and then all is clear for the next message',
    why: 'A reply that is missing, doubled or of the wrong kind makes clients lose mail, or send it twice.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.1.4-11',
      '5321-4.1.1.4-12',
      '5321-3.3-17',
      '5321-4.1.1.4-01',
      '5321-4.3.2-12',
      '5321-4.3.2-13',
      '5321-3.3-18',
      '5321-3.3-23',
      '5321-3.3-19',
      '5321-4.1.1.4-10',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    needs: { mail: true, recipient: true },
    findings: {
      noIntermediate: {
        message: 'DATA drew {reply}, not 354',
        breaks: ['5321-3.3-17', '5321-4.1.1.4-01', '5321-4.3.2-12'],
      },
      dataCode: {
        message: 'DATA with a sender and a recipient drew {reply}; 503 and 554 are the codes that refuse it',
        breaks: ['5321-4.3.2-12'],
      },
      noReply: {
        message: 'The end of the data was answered by no reply, twice: {what}',
        breaks: ['5321-4.1.1.4-11', '5321-4.1.1.4-12'],
      },
      endCode: {
        message: 'The end of the data drew {reply}; an accepted message is answered with 250',
        breaks: ['5321-4.3.2-13', '5321-3.3-18'],
      },
      refusalCode: {
        message:
          'The end of the data drew {reply}, which says nothing about a message; 550, 552 and 554 refuse one',
        breaks: ['5321-4.3.2-13', '5321-3.3-23'],
      },
      severalReplies: {
        message: 'The end of the data drew {count} replies, the first one {reply}',
        breaks: ['5321-3.3-19'],
      },
      transactionKept: {
        message: 'RCPT after the message drew {reply}: sender and recipients are still there',
        breaks: ['5321-4.1.1.4-10'],
      },
      nextRefused: {
        message: 'After the message a new MAIL drew {reply}',
        breaks: ['5321-3.3-19', '5321-4.1.1.4-10'],
      },
    },
    remedy: {
      any: 'Answer DATA with 354, the end of the data with exactly one reply, and clear sender, recipients and data then.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('recipient');
    const data = await open.command('DATA');
    if (data.is(2, 3) && !data.is(354)) return violation('noIntermediate', { reply: data });
    // Policy may speak here too, and has codes of its own.
    if (data.is(5) && !data.is(503, 521, 530, 550, 554)) return violation('dataCode', { reply: data });
    if (!data.is(354)) return inconclusive(`DATA drew ${data}`);

    const before = open.exchanges.length;
    const end = await open.endData(`${probeHeader(probe, 'plain message')}text\r\n`);
    if (leftUs(end)) {
      await open.quit();
      const again = await deliverPlain(session, probe, 'plain message');
      if (leftUs(again)) return violation('noReply', { what: again });
      return inconclusive(`the end of the data drew ${end}, and in another session ${again}`);
    }
    if (end.is(2, 3) && !end.is(250)) return violation('endCode', { reply: end });
    if (end.is(5) && !end.is(530, 550, 552, 554)) return violation('refusalCode', { reply: end });
    if (!end.is(250, 4, 5)) return inconclusive(`the end of the data drew ${end}`);

    const next = await nextTransaction(open, probe.sender, probe.recipient);
    const due = 1 + next.sent;
    const count = open.exchanges.length - before;
    // A second reply of the same kind in the place of the next one, and not some other command that is answered twice.
    const second = open.exchanges[before + 1];
    const doubled = second?.unasked === true || second?.reply.code === end.code;
    if (count > due && doubled) return violation('severalReplies', { count: count - due + 1, reply: end });
    const { rcpt, mail } = next;
    if (rcpt.is(2)) {
      if (!(await takesRcptWithoutMail(session, probe))) return violation('transactionKept', { reply: rcpt });
      return inconclusive('the server accepts RCPT without any MAIL, so that says nothing');
    }
    if (mail?.is(503)) {
      if (!(await forgetsOnError(session, probe))) return violation('nextRefused', { reply: mail });
      return inconclusive('any error makes the server forget the session, so that says nothing');
    }
    if (!end.is(250)) return inconclusive(`the message was refused: ${end}`);
    if (!mail?.is(250))
      return inconclusive(`the message drew ${end}, then RCPT ${rcpt} and MAIL ${mail ?? 'was not sent'}`);
    return pass(`354, ${end}, then RCPT drew ${rcpt.code} and MAIL 250`);
  },
});

/** RCPT, which must be out of order now, then MAIL, then QUIT: with every reply read, their number shows a reply too many. */
async function nextTransaction(
  open: Session,
  sender: string,
  recipient: string,
): Promise<{ rcpt: Answer; mail: Answer | undefined; sent: number }> {
  const rcpt = await open.command(`RCPT TO:<${recipient}>`);
  const mail = rcpt.is(5) ? await open.command(`MAIL FROM:<${sender}>`) : undefined;
  const quit = open.open ? (await open.remaining()).length : 0;
  await open.close();
  const sent = 1 + (mail === undefined ? 0 : 1) + Math.min(quit, 1);
  return { rcpt, mail, sent };
}
