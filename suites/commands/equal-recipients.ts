import { defineScenario } from '../shared/define.js';
import { domainOf, localMailbox } from '../shared/paths.js';

export const equalRecipients = defineScenario({
  meta: {
    id: 'commands/equal-recipients',
    title: 'A recipient is the same mailbox in quotes, with a quoted pair, and with its domain in capitals',
    why: 'Other systems write an address in their own way; a server that compares the spelling loses mail that was meant for its users.',
    axis: 'conformance',
    requirements: ['5321-4.1.2-07', '5321-4.1.2-19', '5321-4.1.2-21', '5321-2.4-05'],
    services: ['smtp'],
    impact: 'probe',
    needs: { localDomain: true },
    variants: { 'domain-in-capitals': 'domain', quoted: 'quoted', 'quoted-pair': 'pair' },
    findings: {
      notUnderstood: {
        message: '{line} drew {reply}, as if it were no path; <{mailbox}> is accepted',
        breaks: ['5321-4.1.2-07', '5321-4.1.2-19'],
      },
      anotherMailbox: {
        message: '{line} drew {reply}: the quoted form is taken for another mailbox than <{mailbox}>',
        breaks: ['5321-4.1.2-07'],
      },
      pairKept: {
        message:
          '{line} drew {reply}, although <{mailbox}> is accepted: the backslash is held to be part of the name',
        breaks: ['5321-4.1.2-07', '5321-4.1.2-21'],
      },
      caseMatters: {
        message: '{line} drew {reply}: the domain of <{mailbox}> is compared with regard to case',
        breaks: ['5321-2.4-05'],
      },
    },
    remedy: {
      any: 'Take quotes and backslashes off a local-part, and fold the case of the domain, before comparing them.',
      opensmtpd: 'No setting is known (7.6); a quoted local-part is refused. Report it to the makers.',
    },
  },
  async run({ session, probe, variant, violation, pass, inconclusive, notApplicable }) {
    const mailbox = localMailbox(probe);
    const domain = domainOf(mailbox);
    const local = mailbox.slice(0, -domain.length - 1);
    if (variant !== 'domain' && local.startsWith('"'))
      return notApplicable(`the local-part of ${mailbox} is quoted already`);
    const other = {
      domain: `${local}@${inCapitals(domain)}`,
      quoted: `"${local}"@${domain}`,
      pair: `"\\${local}"@${domain}`,
    }[variant];

    const open = await session('mail');
    const line = `RCPT TO:<${other}>`;
    const reply = await open.command(line);
    if (reply.is(250, 251)) {
      const stranger = `RCPT TO:<smtpspec-nobody-${probe.runId}@${variant === 'domain' ? 'outside.example' : domain}>`;
      const control = await open.command(stranger);
      if (control.is(2))
        return inconclusive(`${stranger} drew ${control}, so that ${reply} to ${line} says nothing`);
      return pass(`${line} drew ${reply}`);
    }
    if (!reply.is(5) || reply.is(503, 530)) return inconclusive(`${line} drew ${reply}`);
    const control = await open.command(`RCPT TO:<${mailbox}>`);
    if (!control.is(2)) return inconclusive(`${line} drew ${reply}, and <${mailbox}> ${control}`);
    if (variant === 'domain') return violation('caseMatters', { line, reply, mailbox });
    if (reply.is(500, 501, 502, 504, 555)) return violation('notUnderstood', { line, reply, mailbox });
    return violation(variant === 'pair' ? 'pairKept' : 'anotherMailbox', { line, reply, mailbox });
  },
});

/** Capitals where there were none, so that the spelling changes whatever it was. */
function inCapitals(domain: string): string {
  return domain === domain.toUpperCase() ? domain.toLowerCase() : domain.toUpperCase();
}
