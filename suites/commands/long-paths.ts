import { defineScenario } from '../shared/define.js';
import { askMail, domainOf, nobodyAt } from '../shared/paths.js';

/** Octets: the least that a server has to take, punctuation of the path included. */
const longestLocalPart = 64;
const longestPath = 256;
const longestLabel = 63;

export const longPaths = defineScenario({
  meta: {
    id: 'commands/long-paths',
    title: 'A local-part of 64 octets and a path of 256 octets are handled',
    why: 'Return addresses of mailing lists and bounce handlers use the room that there is; a server with less refuses their mail.',
    axis: 'conformance',
    requirements: ['5321-4.5.3.1-01', '5321-4.5.3.1.1-01', '5321-4.5.3.1.3-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: { 'local-part': 'local-part', path: 'path' },
    findings: {
      localPart: {
        message: 'MAIL with a local-part of 64 octets drew {reply}, a short one at the same domain 250',
        breaks: ['5321-4.5.3.1-01', '5321-4.5.3.1.1-01'],
      },
      recipient: {
        message: 'RCPT with a local-part of 64 octets drew {reply}, a short unknown one {short}',
        breaks: ['5321-4.5.3.1-01', '5321-4.5.3.1.1-01'],
      },
      path: {
        message: 'MAIL with a path of 256 octets drew {reply}, a shorter one with the same local-part 250',
        breaks: ['5321-4.5.3.1-01', '5321-4.5.3.1.3-01'],
      },
    },
    remedy: { any: 'Take local-parts of 64 octets and paths of 256, brackets included.' },
  },
  async run({ session, probe, variant, violation, pass, inconclusive }) {
    const domain = domainOf(probe.sender);
    const open = await session('ready');
    if (variant === 'path') {
      const room = longestPath - '<@>'.length - longestLocalPart - `.${domain}`.length;
      if (domain.startsWith('[') || room < longestLabel)
        return inconclusive(`there is no name of the right length under ${domain}`);
      const local = 'p'.repeat(longestLocalPart);
      const reply = await askMail(open, `MAIL FROM:<${local}@${labels(room)}.${domain}>`);
      if (reply.is(250)) return pass(`a path of ${longestPath} octets drew ${reply}`);
      if (!reply.is(5) || reply.is(503, 530))
        return inconclusive(`a path of ${longestPath} octets drew ${reply}`);
      const control = await askMail(open, `MAIL FROM:<${local}@p.p.p.${domain}>`);
      if (control.is(250)) return violation('path', { reply });
      return inconclusive(`a path of ${longestPath} octets drew ${reply}, a shorter one ${control}`);
    }

    const local = 'p'.repeat(longestLocalPart);
    const mail = await askMail(open, `MAIL FROM:<${local}@${domain}>`);
    if (!mail.is(250)) {
      if (!mail.is(5) || mail.is(503, 530)) return inconclusive(`a long local-part drew ${mail}`);
      const control = await askMail(open, `MAIL FROM:<smtpspec-${probe.runId}@${domain}>`);
      if (control.is(250)) return violation('localPart', { reply: mail });
      return inconclusive(`a long local-part drew ${mail}, a short one ${control}`);
    }
    if (probe.domain === undefined) return pass(`MAIL with a local-part of 64 octets drew ${mail}`);
    const again = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (!again.is(250)) return inconclusive(`the plain MAIL drew ${again}`);
    const rcpt = await open.command(`RCPT TO:<${local}@${probe.domain}>`);
    // What most say to an unknown mailbox.
    if (rcpt.is(2, 550)) return pass(`MAIL with a local-part of 64 octets drew ${mail}, RCPT ${rcpt}`);
    if (!rcpt.is(5) || rcpt.is(503, 530)) return inconclusive(`RCPT with a long local-part drew ${rcpt}`);
    const short = await open.command(`RCPT TO:<${nobodyAt(probe)}>`);
    if (short.is(2, 550)) return violation('recipient', { reply: rcpt, short });
    return inconclusive(`RCPT with a long local-part drew ${rcpt}, with a short one ${short}`);
  },
});

/** Labels and the dots between them, of so many octets altogether; never one of more than 63. */
function labels(octets: number): string {
  const count = Math.ceil((octets + 1) / (longestLabel + 1));
  const letters = octets - (count - 1);
  const least = Math.floor(letters / count);
  const longer = letters - least * count;
  return Array.from({ length: count }, (_, index) => 'p'.repeat(index < longer ? least + 1 : least)).join(
    '.',
  );
}
