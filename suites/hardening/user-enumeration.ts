import { parseMailbox } from '../../runner/protocol/address.js';
import { defineScenario } from '../shared/define.js';
import { lookUp, madeUpMailbox, tells } from '../shared/enumeration.js';
import { readLookup } from '../shared/lookup-reply.js';

export const hardeningUserEnumeration = defineScenario({
  meta: {
    id: 'hardening/user-enumeration',
    title: 'VRFY, EXPN and the words of RCPT tell strangers no more about who exists than RCPT has to',
    why: 'Whoever collects addresses asks the server for them, name by name; a list by EXPN gives them away unasked.',
    axis: 'security',
    // RCPT that refuses unknown names at once tells the same, and is worth more than the secret (RFC 5321 section 7.3).
    severity: 'low',
    requirements: ['2505-2.11-01', '2505-2.11-02', '5321-7.3-05'],
    weaknesses: ['CWE-204'],
    // A submission service knows its users by their login; what it tells strangers of them is asked in the suite auth.
    services: ['smtp'],
    impact: 'probe',
    needs: { recipient: true },
    variants: { vrfy: 'VRFY', expn: 'EXPN', rcpt: 'RCPT' } as const,
    findings: {
      told: {
        message:
          '{verb} drew {real} for {mailbox}, and {madeUp} for a made-up name; RCPT accepts both: {rcpt}',
        breaks: ['2505-2.11-01', '5321-7.3-05'],
      },
      worded: {
        message: 'RCPT drew {real} for {mailbox}, and {madeUp} for a made-up name, which it accepts as well',
        breaks: ['5321-7.3-05'],
      },
      expanded: {
        message: 'EXPN {name} gave a stranger other mailboxes: {others}',
        breaks: ['2505-2.11-02', '2505-2.11-01'],
      },
    },
    remedy: {
      any: 'Answer 252 to VRFY and EXPN of strangers, and one text for all that RCPT accepts.',
      postfix: 'disable_vrfy_command = yes; Postfix then answers 502. It has no EXPN.',
      sendmail: 'PrivacyOptions: noexpn,novrfy',
      exim: 'acl_smtp_vrfy and acl_smtp_expn decide who may ask; without them neither tells anything.',
    },
  },
  async run({ session, probe, variant: verb, violation, pass, inconclusive }) {
    const mailbox = probe.recipient;
    const [nobody, other] = [madeUpMailbox(probe), madeUpMailbox(probe, 2)];
    const names = [mailbox, nobody, other];
    const open = await session(verb === 'RCPT' ? 'mail' : 'hello');

    const found = await lookUp(open, verb, mailbox, nobody);
    if (!('real' in found)) return inconclusive(`${verb} drew ${found}`);
    const { real, before } = found;
    if (verb === 'EXPN' && real.is(250)) {
      const others = otherMailboxes(real.text, mailbox);
      if (others.length > 0) return violation('expanded', { name: mailbox, others: others.join(', ') });
    }
    const differs = tells(found, names);
    if (differs === undefined)
      return inconclusive(`${verb} of one made-up name drew ${before}, then ${found.after}`);
    if (verb === 'EXPN' && !real.is(500, 502)) {
      const postmaster = await open.command('EXPN Postmaster');
      const others = postmaster.is(250) ? otherMailboxes(postmaster.text, 'postmaster') : [];
      if (others.length > 0) return violation('expanded', { name: 'Postmaster', others: others.join(', ') });
    }
    if (verb === 'RCPT' && !real.is(2)) return inconclusive(`RCPT TO:<${mailbox}> drew ${real}`);
    if (!differs) return pass(`${verb} drew ${real} whether the mailbox exists or not`);
    if (verb === 'RCPT' && before.is(5))
      return pass(
        `RCPT drew ${real.code} and ${before.code}: who does not exist is refused at once, as is right`,
      );

    if (verb !== 'RCPT') {
      const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
      const rcpt = mail.is(250) ? await lookUp(open, 'RCPT', mailbox, nobody) : mail;
      if (!('real' in rcpt)) return inconclusive(`${verb} tells who exists, but RCPT drew ${rcpt}`);
      if (rcpt.real.is(2) && rcpt.before.is(5))
        return pass(`${verb} drew ${real.code} and ${before.code}, and tells what RCPT tells, too`);
      // Who is refused every recipient has not seen what RCPT tells.
      if (!rcpt.real.is(2) || !rcpt.before.is(2))
        return inconclusive(`${verb} tells who exists, and RCPT drew ${rcpt.real} and ${rcpt.before}`);
      await open.quit();
      if (await varies()) return inconclusive(`the replies to ${verb} vary by themselves`);
      return violation('told', { verb, mailbox, real, madeUp: before, rcpt: rcpt.real });
    }
    await open.quit();
    if (await varies()) return inconclusive('the replies to RCPT vary by themselves');
    return violation('worded', { mailbox, real, madeUp: before });

    /** Whether made-up names alone draw different answers, so that nobody is blamed for a counter. */
    async function varies(): Promise<boolean> {
      const control = await session(verb === 'RCPT' ? 'mail' : 'hello');
      const answers = await lookUp(control, verb, other, nobody);
      return !('real' in answers) || tells(answers, names) !== false;
    }
  },
});

/** Mailboxes of a reply whose local-part is not that of the name. */
function otherMailboxes(reply: string, name: string): string[] {
  const local = name.replace(/@.*/, '').toLowerCase();
  return readLookup(reply)
    .flatMap(({ mailboxes }) => mailboxes)
    .filter((mailbox) => parseMailbox(mailbox)?.localPart.toLowerCase() !== local);
}
