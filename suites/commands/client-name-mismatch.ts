import type { Answer, Session } from '../../runner/net/index.js';
import { addressLiteral } from '../../runner/protocol/ip.js';
import type { Probe } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';

/**
 * Names that resolve everywhere and are nobody's mail host: one of RFC 7050, which has no SPF record to be held against us, and one of
 * RFC 2606.
 */
const foreign = ['ipv4only.arpa', 'example.com'];

export const clientNameMismatch = defineScenario({
  meta: {
    id: 'commands/client-name-mismatch',
    title: 'Mail is not refused because the EHLO name belongs to another address',
    why: 'Clients behind address translation cannot know what their address looks like from outside.',
    axis: 'conformance',
    requirements: ['5321-4.1.4-10'],
    services: ['smtp'],
    impact: 'probe',
    findings: {
      refused: {
        message:
          'After EHLO {names} mail was refused ({reply}), after EHLO {own} not; no sentence allows to refuse for that alone',
        // Other policies on names cannot be told from this one.
        level: 'derived',
      },
    },
    remedy: {
      any: 'Log what the check of the name shows, and do not refuse for it alone.',
      exim: 'Do not use verify = helo in an ACL that denies.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    let reply: Answer | undefined;
    for (const name of foreign) {
      const greeted = await session('greeted');
      reply = await sendAs(greeted, name, probe);
      await greeted.quit();
      if (reply.is(2)) return pass(`after EHLO ${name}, which is not us, RCPT drew ${reply.code}`);
      if (!reply.is(5)) break;
    }
    if (!reply?.is(5)) return inconclusive(`after EHLO with a foreign name the server said ${reply}`);
    const greeted = await session('greeted');
    const own = addressLiteral(greeted.localAddress);
    const control = await sendAs(greeted, own, probe);
    if (control.is(2)) return violation('refused', { names: foreign.join(' or '), own, reply });
    return inconclusive(`mail is refused after EHLO ${own}, too: ${control}`);
  },
});

/** EHLO, MAIL and RCPT. @returns the first answer that is not positive, else that to RCPT */
async function sendAs(greeted: Session, name: string, { sender, recipient }: Probe): Promise<Answer> {
  const hello = await greeted.ehlo(name);
  if (!hello.is(2)) return hello;
  const mail = await greeted.command(`MAIL FROM:<${sender}>`);
  return mail.is(2) ? greeted.command(`RCPT TO:<${recipient}>`) : mail;
}
