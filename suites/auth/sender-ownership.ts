import type { Answer } from '../../runner/net/index.js';
import { parseMailbox } from '../../runner/protocol/address.js';
import { defineScenario } from '../shared/define.js';

export const senderOwnership = defineScenario({
  meta: {
    id: 'auth/sender-ownership',
    title: 'Who has logged in sends mail under addresses of their own alone',
    why: 'One stolen password is then worth every address of the domain: mail from the managing director, signed by your server.',
    axis: 'security',
    // RFC 6409 section 6.1 lets a server refuse, and many sites want shared addresses: a fact for the operator, no fault.
    severity: 'info',
    requirements: ['6409-6.1-01'],
    weaknesses: ['CWE-290'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      accepted: {
        message: 'Logged in as {user}, MAIL FROM:<{from}> and a recipient were accepted: {reply}',
      },
    },
    remedy: {
      any: 'Tie sender addresses to logins, and keep a list of those who may use shared ones.',
      postfix: 'smtpd_sender_login_maps with smtpd_sender_restrictions = reject_sender_login_mismatch',
      exim: 'In the ACL for MAIL: deny authenticated = * !condition that compares $authenticated_id with $sender_address.',
      opensmtpd: 'senders <table> in the listen rule.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const { user = '', domain, recipient, recipientGiven, outside } = probe;
    const open = await session('ready');
    /** The reply that decides about the sender: of MAIL where that is refused, else of RCPT. */
    const judge = async (from: string): Promise<Answer> => {
      const mail = await open.command(`MAIL FROM:<${from}>`);
      const reply = mail.is(2) ? await open.command(`RCPT TO:<${recipient}>`) : mail;
      await open.command('RSET');
      return reply;
    };
    const own = parseMailbox(user) !== undefined ? user : recipientGiven ? recipient : undefined;
    const others = [...(domain === undefined ? [] : [`postmaster@${domain}`]), outside].filter(
      (it) => it !== own,
    );
    const refusals: string[] = [];
    for (const from of others) {
      const reply = await judge(from);
      if (reply.is(2)) return violation('accepted', { user, from, reply });
      if (!reply.is(5)) return inconclusive(`MAIL FROM:<${from}> and RCPT drew ${reply}`);
      refusals.push(`<${from}> drew ${reply}`);
    }
    // A server that refuses any mail has shown nothing about senders.
    if (own === undefined) return inconclusive(`the address of ${user} is not known; ${refusals.join('; ')}`);
    const control = await judge(own);
    if (control.is(2)) return pass(`${refusals.join('; ')}; <${own}> drew ${control}`);
    return inconclusive(`<${own}> drew ${control} as well; ${refusals.join('; ')}`);
  },
});
