import { defineScenario } from '../shared/define.js';

export const vrfy = defineScenario({
  meta: {
    id: 'commands/vrfy',
    title: 'VRFY is known; 252 is the answer of a server that will not verify',
    why: 'The RFC lists VRFY among the commands that every receiver has; most sites turn it off, and 252 is the way to say so.',
    axis: 'conformance',
    requirements: [
      '5321-4.5.1-01',
      '5321-3.5.1-01',
      '5321-3.5.2-07',
      '5321-3.5.3-03',
      '5321-3.5.3-04',
      '5321-3.5.3-05',
      '5321-3.5.1-04',
      '5321-4.1.1.6-02',
      '5321-4.3.2-15',
      '5321-7.3-02',
      '5321-7.3-03',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      unsupported: {
        message: 'VRFY drew {reply}, as if it did not exist',
        breaks: ['5321-4.5.1-01', '5321-3.5.1-01', '5321-3.5.2-07', '5321-3.5.3-03', '5321-7.3-02'],
        byTheLetter: true,
      },
      denied: {
        message: 'VRFY drew {reply} for {name}, which RCPT accepts; to tell nothing is 252',
        breaks: ['5321-7.3-03', '5321-7.3-02'],
      },
      notLocal: {
        message: 'VRFY drew {reply} for {name}, as if mail for it were refused; RCPT accepts it',
        breaks: ['5321-3.5.3-05'],
      },
      ambiguous: {
        message: 'VRFY drew {reply} for {name}, which RCPT accepts; 553 is for names of several mailboxes',
        breaks: ['5321-3.5.1-04'],
      },
      postponed: {
        message: 'VRFY drew {reply} for {name}, which RCPT accepts; what cannot be verified now is 252',
        breaks: ['5321-3.5.3-04'],
      },
      withoutName: {
        message: 'VRFY with no name at all drew {reply}; that is lenient',
        breaks: ['5321-4.1.1.6-02'],
        level: 'derived',
      },
      oddCode: { message: 'VRFY drew {reply}, a code that VRFY does not have', breaks: ['5321-4.3.2-15'] },
    },
    remedy: {
      any: 'Where VRFY is turned off, answer 252.',
      postfix:
        'disable_vrfy_command = yes makes Postfix answer 502; leave it off and it answers 252 for what it would accept.',
      exim: 'acl_smtp_vrfy decides what is verified.',
      opensmtpd: 'OpenSMTPD has no VRFY (7.6).',
      sendmail: 'PrivacyOptions: novrfy makes Sendmail answer 252.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const name = probe.recipient;
    const ready = await session('ready');
    const reply = await ready.command(`VRFY ${name}`);
    if (reply.is(500, 502)) return violation('unsupported', { reply });
    if (reply.is(250, 251, 252)) {
      const bare = await ready.command('VRFY');
      if (bare.is(250)) return violation('withoutName', { reply: bare });
      return bare.is(2, 5)
        ? pass(`VRFY drew ${reply}, with no name ${bare.code}`)
        : inconclusive(`VRFY drew ${reply}, with no name ${bare}`);
    }
    if (reply.is(501, 504)) return pass(`VRFY drew ${reply}`);
    if (reply.is(2, 3)) return violation('oddCode', { reply });
    if (!reply.is(5, 450, 451, 452) || reply.is(521, 530)) return inconclusive(`VRFY drew ${reply}`);
    // A name without domain may be short for several mailboxes.
    if (reply.is(553) && !name.includes('@')) return pass(`VRFY drew ${reply}`);

    const mail = await ready.command(`MAIL FROM:<${probe.sender}>`);
    if (!mail.is(250)) return inconclusive(`VRFY drew ${reply}, and MAIL ${mail}`);
    const rcpt = await ready.command(`RCPT TO:<${name}>`);
    const named = { 550: 'denied', 551: 'notLocal', 553: 'ambiguous' } as const;
    const told = named[reply.code as keyof typeof named];
    if (told && rcpt.is(5)) return pass(`VRFY drew ${reply}, and RCPT too refuses ${name}`);
    // What refuses the person refuses both.
    if (!rcpt.is(250)) return inconclusive(`VRFY drew ${reply}, and RCPT ${rcpt}`);
    if (told) return violation(told, { reply, name });
    return reply.is(4) ? violation('postponed', { reply, name }) : violation('oddCode', { reply });
  },
});
