import { defineScenario } from '../shared/define.js';
import { mailAsStranger } from '../shared/stranger.js';

export const inbound = defineScenario({
  meta: {
    id: 'relay/inbound',
    title: 'Port 25 takes mail for its own mailboxes from anybody, without AUTH',
    why: 'Other servers have no login here: where they are asked for one, no mail from elsewhere comes in.',
    axis: 'conformance',
    requirements: ['5321-3.3-01', '5321-3.3-07'],
    services: ['smtp'],
    impact: 'probe',
    findings: {
      // A server need not take mail for a domain, and no sentence forbids it to ask for a login: hence derived.
      authForMail: {
        message: 'MAIL without AUTH drew {reply}; right only if no MX record leads to this host',
        breaks: ['5321-3.3-01'],
        level: 'derived',
      },
      authForRecipient: {
        message: 'Without AUTH, RCPT TO:<{rcpt}> drew {reply}; right only if no MX record leads to this host',
        breaks: ['5321-3.3-07'],
        level: 'derived',
      },
    },
    remedy: {
      any: 'Ask for AUTH on 587 and 465 alone; on 25 take mail for your own domains from anybody.',
      postfix:
        'Keep permit_sasl_authenticated,reject of smtpd_client_restrictions out of main.cf; it belongs to submission and submissions in master.cf.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const { open, mail } = await mailAsStranger(session, probe, false);
    // 530 may also be about TLS; mailAsStranger has then asked again inside it, where that is offered.
    if (mail.is(530) && !open.tls && /TLS/i.test(mail.text))
      return inconclusive(`MAIL drew ${mail}, and STARTTLS is not offered`);
    if (mail.is(530)) return violation('authForMail', { reply: mail });
    if (!mail.is(250)) return inconclusive(`MAIL drew ${mail}`);
    const rcpt = probe.recipient;
    const reply = await open.command(`RCPT TO:<${rcpt}>`);
    if (reply.is(250, 251)) return pass(`RCPT TO:<${rcpt}> drew ${reply}`);
    if (reply.is(530)) return violation('authForRecipient', { rcpt, reply });
    return inconclusive(`RCPT TO:<${rcpt}> drew ${reply}, which may be about us or about the mailbox`);
  },
});
