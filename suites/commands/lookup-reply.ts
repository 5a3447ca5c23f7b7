import { defineScenario } from '../shared/define.js';
import { readLookup } from '../shared/lookup-reply.js';

export const lookupReply = defineScenario({
  meta: {
    id: 'commands/lookup-reply',
    title: 'What VRFY and EXPN answer is a mailbox that mail can be sent to',
    why: 'People and programs copy what stands there into the next message; a path, a program or half an address is of no use to them.',
    axis: 'conformance',
    requirements: [
      '5321-3.5.2-06',
      '5321-3.5.2-05',
      '5321-3.5.2-04',
      '5321-3.5.2-01',
      '5321-3.5.2-02',
      '5321-3.5.2-03',
      '5321-3.5.1-02',
      '5321-3.5.1-03',
      '5321-3.5.1-05',
      '5321-3.5.1-09',
      '5321-4.1.1.7-02',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: { vrfy: 'VRFY', expn: 'EXPN' },
    findings: {
      sourceRoute: { message: '{verb} gave a source route: {line}', breaks: ['5321-3.5.2-06'] },
      program: {
        message: '{verb} gave no mailbox, but what takes its mail: {line}',
        breaks: ['5321-3.5.2-05', '5321-3.5.2-01'],
      },
      // The RFC allows free text in exceptional cases, and cannot be asked what they are.
      noMailbox: {
        message: 'VRFY gave no mailbox with a fully qualified domain: {line}',
        breaks: ['5321-3.5.1-03', '5321-3.5.2-01', '5321-3.5.2-02'],
        level: 'derived',
      },
      memberMissing: {
        message: 'EXPN gave a line with no mailbox that has a fully qualified domain: {line}',
        breaks: ['5321-3.5.1-05', '5321-3.5.1-09', '5321-3.5.2-01', '5321-3.5.2-02'],
        level: 'derived',
      },
      crowded: {
        message: '{verb} gave more than one mailbox on one line: {line}',
        breaks: ['5321-3.5.1-09', '5321-4.1.1.7-02'],
      },
      // Exim for one writes "<mailbox> is deliverable".
      otherForm: {
        message: '{verb} gave neither "User Name <mailbox>" nor a mailbox alone: {line}',
        breaks: ['5321-3.5.1-03', '5321-3.5.1-02'],
        byTheLetter: true,
      },
      bareAddress: {
        message: '{verb} gave the address without angle brackets: {line}',
        breaks: ['5321-3.5.2-03'],
      },
      unusable: {
        message: '{verb} gave {address}, and RCPT with it drew {reply}',
        breaks: ['5321-3.5.2-04'],
      },
    },
    remedy: {
      any: 'Answer each name with one line, "User Name <local-part@domain>", or with 252 where nothing is to be told.',
    },
  },
  async run({ session, probe, variant: verb, violation, pass, inconclusive, notApplicable }) {
    const ready = await session('ready');
    const reply = await ready.command(`${verb} ${probe.recipient}`);
    if (reply.is(252) || (reply.is(5) && !reply.is(530, 551)))
      return notApplicable(`${verb} drew ${reply}: the server tells nothing`);
    if (!reply.is(250, 251, 551)) return inconclusive(`${verb} drew ${reply}`);
    const lines = readLookup(reply.text);
    const quoted = (broken: (typeof lines)[number]) => ({ verb, line: broken.text });

    const routed = lines.find((line) => line.routed);
    if (routed) return violation('sourceRoute', quoted(routed));
    const program = lines.find((line) => line.program);
    if (program) return violation('program', quoted(program));
    const empty = lines.find((line) => line.mailboxes.length === 0);
    if (empty && verb === 'EXPN') return violation('memberMissing', { line: empty.text });
    const named = lines.find((line) => line.mailboxes.length > 0);
    const address = named?.mailboxes[0];
    if (named === undefined || address === undefined) return violation('noMailbox', { line: `${reply}` });
    const crowded = lines.find((line) => line.mailboxes.length > 1);
    if (crowded) return violation('crowded', quoted(crowded));
    // The text of 251 and 551 is advice in free words with the mailbox in it.
    const odd = reply.is(250) ? lines.find((line) => !line.plainForm) : undefined;
    if (odd) return violation('otherForm', quoted(odd));
    const bare = lines.find((line) => line.mailboxes.length > 0 && !line.bracketed);
    if (bare) return violation('bareAddress', quoted(bare));

    const mail = await ready.command(`MAIL FROM:<${probe.sender}>`);
    if (!mail.is(250)) return inconclusive(`${verb} gave ${address}, but MAIL drew ${mail}`);
    const rcpt = await ready.command(`RCPT TO:<${address}>`);
    if (rcpt.is(500, 501, 553, 555)) {
      const control = await ready.command(`RCPT TO:<${probe.recipient}>`);
      if (control.is(2)) return violation('unusable', { verb, address, reply: rcpt });
      return inconclusive(`RCPT with ${address} drew ${rcpt}, with ${probe.recipient} ${control}`);
    }
    return rcpt.is(2, 5)
      ? pass(`${verb} gave ${address}, which RCPT takes for an address (${rcpt.code})`)
      : inconclusive(`RCPT with ${address} drew ${rcpt}`);
  },
});
