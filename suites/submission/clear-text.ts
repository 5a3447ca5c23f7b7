import { defineScenario } from '../shared/define.js';

export const clearText = defineScenario({
  meta: {
    id: 'submission/clear-text',
    title: 'Without TLS a submission service takes neither a password nor mail',
    why: 'Whoever listens on the way has the password, and with it the mailbox.',
    axis: 'conformance',
    requirements: ['8314-4-06'],
    weaknesses: ['CWE-319'],
    services: ['submission'],
    impact: 'probe',
    findings: {
      password: { message: 'In clear AUTH {mechanism} drew {reply}: the server asks for the password' },
      mail: { message: 'In clear, and with no AUTH, MAIL drew {mail} and RCPT {reply}' },
    },
    remedy: {
      any: 'Demand STARTTLS before AUTH and MAIL on 587, or give the port up for 465.',
      postfix: 'In master.cf for submission: -o smtpd_tls_security_level=encrypt',
      exim: 'A server_advertise_condition in each authenticator that wants tls_in_cipher, and an acl_smtp_mail that denies on 587 without tls_in_cipher',
      opensmtpd: 'listen on … port 587 tls-require auth',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('hello');
    const refused: string[] = [];
    for (const mechanism of ['PLAIN', 'LOGIN']) {
      // No response is sent, so no password, not even a wrong one, goes out.
      const reply = await open.command(`AUTH ${mechanism}`);
      if (reply.is(334)) {
        open.send('*\r\n');
        await open.reply('AUTH');
        return violation('password', { mechanism, reply });
      }
      if (!reply.is(5)) return inconclusive(`AUTH ${mechanism} in clear drew ${reply}`);
      refused.push(`AUTH ${mechanism} ${reply.code}`);
    }
    const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (mail.is(5)) return pass(`in clear ${refused.join(', ')}, MAIL ${mail.code}`);
    if (!mail.is(2)) return inconclusive(`MAIL in clear drew ${mail}`);
    // Postmaster may be reached by strangers (RFC 6409 section 6.4), so only a given recipient counts.
    const rcpt = probe.recipientGiven ? probe.recipient : probe.outside;
    const reply = await open.command(`RCPT TO:<${rcpt}>`);
    if (reply.is(2)) return violation('mail', { mail, reply });
    if (reply.is(5)) return pass(`in clear ${refused.join(', ')}, MAIL ${mail.code}, RCPT ${reply.code}`);
    return inconclusive(`RCPT in clear drew ${reply}`);
  },
});
