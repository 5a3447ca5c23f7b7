import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';

export const repliesPerRecipient = defineScenario({
  meta: {
    id: 'lmtp/replies-per-recipient',
    title: 'The end of the data draws one reply for each recipient that was accepted',
    why: 'One reply too few, and the mail server in front waits until it gives up, and sends the message again; one too many is taken for the next command.',
    axis: 'conformance',
    requirements: ['2033-4.2-02', '2033-4.2-03'],
    services: ['lmtp'],
    impact: 'deliver',
    needs: { mail: true, recipient: true },
    findings: {
      tooFew: {
        message: '{accepted} recipients were accepted; replies to the end of the data: {count} ({replies})',
        level: 'MUST',
        breaks: ['2033-4.2-03', '2033-4.2-02'],
      },
      tooMany: {
        message: '{accepted} recipients were accepted; replies to the end of the data: {count} ({replies})',
        level: 'MUST',
        breaks: ['2033-4.2-02'],
      },
    },
    remedy: {
      any: 'Answer the end of the data once for each RCPT that was accepted, in their order, the same mailbox named twice included.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('recipient');
    // A recipient that no server can take stands between the two: it is owed no reply.
    const none = await open.command('RCPT TO:<>');
    if (none.is(2))
      return inconclusive(`RCPT TO:<> drew ${none}: how many recipients that makes is not certain`);
    const again = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (!again.is(2)) return inconclusive(`the same recipient a second time drew ${again}`);
    const accepted = 2;
    const data = await open.command('DATA');
    if (!data.is(354)) return inconclusive(`DATA drew ${data}`);
    // LMTP has pipelining, so that QUIT behind the dot is the fence: what comes before its 221 answers the data.
    const answers = await open.remaining(`${probeHeader(probe, 'LMTP replies')}text\r\n.\r\n`);
    const told = answers.slice(0, -1);
    const replies = told.join(' / ') || 'none';
    if (!answers.at(-1)?.is(221)) return inconclusive(`the session ended behind: ${answers.join(' / ')}`);
    const isOff = told.length > 0 && told.every((reply) => reply.is(4));
    if (told.length !== accepted && isOff)
      return inconclusive(`the end of the data drew ${replies} for ${accepted} recipients`);
    const values = { accepted, count: told.length, replies };
    if (told.length < accepted) return violation('tooFew', values);
    if (told.length > accepted) return violation('tooMany', values);
    return pass(`${accepted} recipients were accepted, and the end of the data drew ${replies}`);
  },
});
