import type { Answer, Session } from '../../runner/net/index.js';
import { escapeOctets } from '../../runner/protocol/octets.js';
import type { Probe, Rung } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';
import { nobodyAt } from '../shared/paths.js';
import { stanceOf } from '../shared/stance.js';
import { mailAsStranger } from '../shared/stranger.js';

export const randomRecipient = defineScenario({
  meta: {
    id: 'relay/random-recipient',
    title: 'Mail to a mailbox that does not exist is refused during the dialogue',
    why: 'Whoever takes it first and bounces it later sends the bounce to whomever a spammer named as sender (backscatter), and is listed for that.',
    axis: 'security',
    // A catch-all is a choice that its owner may make; what is sent to strangers is shown by a bounce alone.
    severity: 'low',
    requirements: ['5321-3.3-08'],
    weaknesses: ['CWE-406'],
    services: ['smtp'],
    impact: 'probe',
    messages: 1,
    needs: { localDomain: true },
    findings: {
      accepted: {
        message:
          'The server {stance}, and it took a message for it: {reply}. It delivers to a catch-all, drops such mail, or will bounce it to whoever stands as sender; {seen}',
      },
      bounced: {
        message:
          'The server {stance}, took a message for it ({reply}) and sent a bounce to the sender that we had named: from <{from}>, by {peer}',
        severity: 'medium',
      },
    },
    remedy: {
      any: 'Let the server that the MX record names know which mailboxes exist, and refuse the others at RCPT with 550.',
      postfix:
        'Leave local_recipient_maps at its default, fill relay_recipient_maps for relay_domains, and have no @domain line in virtual_alias_maps.',
      exim: 'require verify = recipient in the ACL for RCPT.',
      sendmail: 'Remove LUSER_RELAY.',
      opensmtpd: 'Have no @domain and no @ entry in the virtual table.',
      exchange: 'Set-RecipientFilterConfig -RecipientValidationEnabled $true on the Edge server.',
      haraka: 'Use a rcpt_to plugin that knows the users in place of rcpt_to.in_host_list.',
    },
  },
  async run(context) {
    const { session, probe, canary, allows, token, violation, pass, inconclusive } = context;
    const { kind, words: stance } = await stanceOf(context);
    if (kind === 'refuses-unknown') return pass(`the server ${stance}`);
    if (kind === 'unclear') return inconclusive(`the server ${stance}`);
    if (!allows('deliver'))
      return inconclusive(
        `the server ${stance}; whether it refuses the message, delivers or bounces it is seen with --allow deliver`,
      );
    const mark = token();
    const { open, mail, sender } = await mailFrom(session, probe, canary?.returnMailbox(mark));
    if (!mail.is(250)) return inconclusive(`MAIL FROM:<${sender}> drew ${mail}`);
    const reply = await message(open, { ...probe, sender, recipient: nobodyAt(probe) });
    if (reply.is(5))
      return pass(
        `the server ${stance}, and refuses the message: ${reply}. This deferred rejection is legal, and costs the whole of each message, one refusal for all of its recipients`,
      );
    if (!reply.is(2)) return inconclusive(`the server ${stance}; then it answered ${reply}`);
    await open.quit();
    if (canary === undefined || sender === probe.sender)
      return violation('accepted', { stance, reply, seen: 'a canary shows which (--canary)' });
    const bounce = await canary.arrived(mark, 'bounce');
    if (bounce === undefined)
      return violation('accepted', { stance, reply, seen: 'no bounce came to the canary in the time given' });
    return violation('bounced', {
      stance,
      reply,
      from: escapeOctets(bounce.from),
      peer: escapeOctets(bounce.peer),
    });
  },
});

/** MAIL as the mailbox where a bounce would be seen; as our usual sender where there is none, or the server will not have it. */
async function mailFrom(
  session: (rung: Rung) => Promise<Session>,
  probe: Probe,
  watched: string | undefined,
): Promise<{ open: Session; mail: Answer; sender: string }> {
  if (watched !== undefined) {
    const { open, mail } = await mailAsStranger(session, probe, false, `<${watched}>`);
    if (!mail.is(5)) return { open, mail, sender: watched };
    await open.quit();
  }
  return { ...(await mailAsStranger(session, probe, false)), sender: probe.sender };
}

/** @returns the first answer that is not positive, else that to the end of the message */
async function message(open: Session, probe: Probe): Promise<Answer> {
  const rcpt = await open.command(`RCPT TO:<${probe.recipient}>`);
  if (!rcpt.is(2)) return rcpt;
  const data = await open.command('DATA');
  if (!data.is(354)) return data;
  return open.endData(
    `${probeHeader(probe, 'mail to nobody')}This mailbox does not exist; nobody ought to get this.\r\n`,
  );
}
