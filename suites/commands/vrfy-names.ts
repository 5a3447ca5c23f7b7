import { defineScenario } from '../shared/define.js';

export const vrfyNames = defineScenario({
  meta: {
    id: 'commands/vrfy-names',
    title: 'VRFY recognises local mailboxes by their bare name, and by name and domain',
    why: 'A host with one domain knows its users by name, a host with many by name and domain; VRFY is to take both.',
    axis: 'conformance',
    requirements: ['5321-3.5.1-10', '5321-3.5.1-11'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true, recipient: true },
    findings: {
      bareNameRefused: {
        message: 'VRFY Postmaster drew {reply}, VRFY {mailbox} drew {other}; RCPT accepts both',
        breaks: ['5321-3.5.1-10'],
      },
      mailboxRefused: {
        message: 'VRFY {mailbox} drew {reply}, VRFY Postmaster drew {other}; RCPT accepts both',
        breaks: ['5321-3.5.1-11'],
      },
    },
    remedy: { any: 'Take a bare local-part and a full mailbox as the argument of VRFY.' },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const mailbox = probe.recipient;
    const ready = await session('ready');
    // Postmaster is the one local mailbox that every host has; the given one may be of a domain of its own.
    const bare = await ready.command('VRFY Postmaster');
    const full = await ready.command(`VRFY ${mailbox}`);
    if (bare.is(500, 502) && full.is(500, 502)) return notApplicable(`VRFY drew ${full}`);
    const known = (answer: typeof bare) => answer.is(250, 251, 252);
    if (known(bare) && known(full)) return pass(`both forms are known: ${bare.code} and ${full.code}`);
    const unknown = (answer: typeof bare) => answer.is(500, 501, 502, 504, 550);
    if (!(known(bare) && unknown(full)) && !(known(full) && unknown(bare)))
      return inconclusive(`VRFY Postmaster drew ${bare}, VRFY ${mailbox} ${full}`);

    const mail = await ready.command(`MAIL FROM:<${probe.sender}>`);
    if (!mail.is(250)) return inconclusive(`VRFY drew ${bare} and ${full}, and MAIL ${mail}`);
    for (const name of ['Postmaster', mailbox]) {
      const rcpt = await ready.command(`RCPT TO:<${name}>`);
      if (!rcpt.is(250)) return inconclusive(`VRFY drew ${bare} and ${full}, and RCPT of ${name} ${rcpt}`);
    }
    return known(full)
      ? violation('bareNameRefused', { mailbox, reply: bare, other: full })
      : violation('mailboxRefused', { mailbox, reply: full, other: bare });
  },
});
