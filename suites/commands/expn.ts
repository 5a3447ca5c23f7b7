import { defineScenario } from '../shared/define.js';
import { readLookup } from '../shared/lookup-reply.js';

export const expn = defineScenario({
  meta: {
    id: 'commands/expn',
    title: 'EXPN expands a name, or refuses with one of its codes; a server that expands says so in EHLO',
    why: 'It shows where mail to an alias goes, to those who may know; a server that will not tell says 252 or 550.',
    axis: 'conformance',
    requirements: [
      '5321-3.5.1-01',
      '5321-3.5.2-07',
      '5321-7.3-04',
      '5321-3.5.2-09',
      '5321-3.5.1-06',
      '5321-3.5.1-07',
      '5321-3.5.1-08',
      '5321-4.1.1.7-03',
      '5321-4.3.2-16',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      unsupported: {
        message: 'EXPN drew {reply}',
        breaks: ['5321-3.5.1-01', '5321-3.5.2-07', '5321-7.3-04'],
      },
      unlisted: {
        message: 'EXPN expanded {name} ({reply}), and EHLO does not list EXPN',
        breaks: ['5321-3.5.2-09'],
      },
      listUndeliverable: {
        message: 'VRFY drew {reply} for {name}, a list by EXPN, and RCPT with it drew {rcpt}',
        breaks: ['5321-3.5.1-07', '5321-3.5.1-06'],
      },
      withoutName: {
        message: 'EXPN with no name at all drew {reply}; that is lenient',
        breaks: ['5321-4.1.1.7-03'],
        level: 'derived',
      },
      oddCode: {
        message: 'EXPN of {name} drew {reply}, a code that EXPN does not have',
        breaks: ['5321-4.3.2-16', '5321-3.5.1-08'],
      },
    },
    remedy: {
      any: 'Expand for those who may know, and list EXPN; answer 252 to all others.',
      sendmail: 'PrivacyOptions: noexpn turns it off; Sendmail then answers 502.',
      exim: 'acl_smtp_expn decides who may expand.',
      postfix: 'Postfix has no EXPN (3.7).',
      opensmtpd: 'OpenSMTPD has no EXPN (7.6).',
      haraka: 'Haraka has no EXPN (3.3.4).',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const ready = await session('ready');
    let seen = '';
    for (const name of new Set([probe.recipient, 'Postmaster'])) {
      const reply = await ready.command(`EXPN ${name}`);
      if (reply.is(500, 502)) return violation('unsupported', { reply });
      if (reply.is(2, 3) && !reply.is(250, 252)) return violation('oddCode', { name, reply });
      if (!reply.is(2, 5) || reply.is(521, 530)) return inconclusive(`EXPN drew ${reply}`);
      if (!reply.is(250, 252, 501, 504, 550)) {
        const rcpt = await rcptOf(name);
        // What refuses the person refuses both.
        if (rcpt.is(250)) return violation('oddCode', { name, reply });
        return inconclusive(`EXPN of ${name} drew ${reply}, and MAIL or RCPT ${rcpt}`);
      }
      seen = `EXPN of ${name} drew ${reply}`;
      const members = reply.is(250) ? readLookup(reply.text).flatMap(({ mailboxes }) => mailboxes) : [];
      if (members.length > 0 && !ready.offers('EXPN')) return violation('unlisted', { name, reply });
      if (members.length < 2) continue;

      const verified = await ready.command(`VRFY ${name}`);
      if (verified.is(252, 5)) return pass(`${name} is a list by EXPN, and VRFY of it drew ${verified}`);
      if (!verified.is(250)) return inconclusive(`VRFY of ${name} drew ${verified}`);
      const rcpt = await rcptOf(name);
      if (rcpt.is(5)) {
        const other = name === 'Postmaster' ? probe.recipient : 'Postmaster';
        const control = await ready.command(`RCPT TO:<${other}>`);
        if (control.is(2)) return violation('listUndeliverable', { name, reply: verified, rcpt });
      }
      return rcpt.is(2)
        ? pass(`${name} is a list by EXPN; VRFY of it drew 250, and RCPT accepts it`)
        : inconclusive(`${name} is a list by EXPN; VRFY of it drew 250, and RCPT ${rcpt}`);
    }
    const bare = await ready.command('EXPN');
    if (bare.is(250)) return violation('withoutName', { reply: bare });
    return bare.is(2, 5) ? pass(`${seen}, with no name ${bare.code}`) : inconclusive(`EXPN drew ${bare}`);

    async function rcptOf(name: string) {
      const mail = await ready.command(`MAIL FROM:<${probe.sender}>`);
      return mail.is(250) ? ready.command(`RCPT TO:<${name}>`) : mail;
    }
  },
});
