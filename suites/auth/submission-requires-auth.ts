import { defineScenario } from '../shared/define.js';
import { mailAsStranger } from '../shared/stranger.js';

export const submissionRequiresAuth = defineScenario({
  meta: {
    id: 'auth/submission-requires-auth',
    title: 'A submission service refuses MAIL with 530 until the client has authenticated',
    why: 'Submission is for the users of the server; open to anybody, it sends anybody’s mail under their name.',
    axis: 'conformance',
    requirements: ['6409-4.3-01', '6409-4.3-02', '4954-6-02'],
    weaknesses: ['CWE-306'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    findings: {
      accepted: {
        message:
          'Without AUTH, MAIL drew {mail} and RCPT TO:<{rcpt}> {reply} (right only if the configuration trusts this network)',
      },
      delayed: {
        message: 'Without AUTH, MAIL drew {mail}; only RCPT was refused, with {reply}',
        breaks: ['6409-4.3-02'],
      },
      otherCode: {
        message: 'Without AUTH, MAIL was refused with {mail}, not 530',
        breaks: ['6409-4.3-02', '4954-6-02'],
      },
    },
    remedy: {
      any: 'Ask for authentication on 587 and 465 before anything else.',
      postfix:
        'In master.cf for submission(s): -o smtpd_client_restrictions=permit_sasl_authenticated,reject and -o smtpd_delay_reject=no.',
      exim: 'An acl_smtp_mail that denies with 530 when $authenticated_id is empty and the port is 587 or 465.',
      haraka:
        'In the plugin that refuses MAIL, give next() a DSN object with code 530 beside DENY; a text alone is sent with 550.',
    },
  },
  async run({ session, service, probe, facts, violation, pass, inconclusive }) {
    const startTls = service === 'submission' && facts.tls.length > 0;
    const { open, mail } = await mailAsStranger(session, probe, startTls);
    if (mail.is(530)) return pass(`MAIL drew ${mail}`);
    if (mail.is(5)) return violation('otherCode', { mail });
    if (!mail.is(250)) return inconclusive(`MAIL drew ${mail}`);
    // Postmaster may be reached by strangers (RFC 6409 section 6.4), so only a given recipient counts.
    const recipients = probe.recipientGiven ? [probe.recipient, probe.outside] : [probe.outside];
    for (const rcpt of recipients) {
      const reply = await open.command(`RCPT TO:<${rcpt}>`);
      if (reply.is(2)) return violation('accepted', { mail, rcpt, reply });
      if (reply.is(5)) return violation('delayed', { mail, reply });
      if (!reply.is(4)) return inconclusive(`RCPT drew ${reply}`);
    }
    return inconclusive(`MAIL drew ${mail}, and RCPT was deferred`);
  },
});
