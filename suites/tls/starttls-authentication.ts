import { defineScenario } from '../shared/define.js';

export const starttlsAuthentication = defineScenario({
  meta: {
    id: 'tls/starttls-authentication',
    title: 'An AUTH that was done in clear does not count inside TLS',
    why: 'Somebody on the way can authenticate as anybody they like, and the client would submit its mail under that name.',
    axis: 'conformance',
    requirements: ['3207-6-01'],
    weaknesses: ['CWE-384', 'CWE-287'],
    services: ['submission'],
    impact: 'probe',
    needs: { capability: ['STARTTLS', 'AUTH'], mail: true },
    findings: {
      kept: {
        message:
          'After AUTH in clear and STARTTLS, MAIL inside TLS drew {reply}; in a session without AUTH it drew {control}',
      },
    },
    remedy: {
      any: 'Forget who the client is when TLS begins; better, do not offer AUTH in clear at all.',
      postfix: 'smtpd_tls_auth_only = yes',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const mail = `MAIL FROM:<${probe.sender}>`;
    // Breaks anywhere but on loopback: credentials are not sent in clear.
    const open = await session('authenticated-in-clear');
    const { go, tls } = await open.startTls();
    if (!tls?.ok) return inconclusive(`after AUTH in clear STARTTLS drew ${go}, and no TLS came about`);
    const hello = await open.ehlo(probe.clientName);
    if (!hello.is(250)) return inconclusive(`EHLO inside TLS drew ${hello}`);
    const reply = await open.command(mail);
    if (reply.is(5)) return pass(`MAIL inside TLS drew ${reply}`);
    if (!reply.is(2)) return inconclusive(`MAIL inside TLS drew ${reply}`);
    await open.quit();
    const control = await (await session('secured')).command(mail);
    if (control.is(5)) return violation('kept', { reply, control });
    return inconclusive(`MAIL drew ${reply} inside TLS, and ${control} in a session without AUTH`);
  },
});
