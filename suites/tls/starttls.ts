import { parseEhlo } from '../../runner/protocol/ehlo.js';
import { defineScenario } from '../shared/define.js';

export const starttls = defineScenario({
  meta: {
    id: 'tls/starttls',
    title: 'STARTTLS leads to TLS, and the session begins anew inside it',
    why: 'What was said in clear may have been said by somebody on the way; nothing of it may count inside TLS.',
    axis: 'conformance',
    requirements: ['3207-4.2-01', '3207-4.2-05', '3207-4-03', '3207-3-01', '3207-4.3-01', '5321-4.2.4-03'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    needs: { capability: ['STARTTLS'] },
    findings: {
      notImplemented: {
        message: 'EHLO lists STARTTLS, yet the command drew {reply}',
        breaks: ['5321-4.2.4-03'],
      },
      refused: {
        message: 'EHLO lists STARTTLS, yet the command drew {reply}',
        breaks: ['3207-3-01', '3207-4.3-01'],
      },
      handshakeFailed: {
        message: 'STARTTLS drew 220, then the TLS handshake failed: {why}',
        breaks: ['3207-4-03'],
      },
      helloKept: {
        message: 'MAIL inside TLS drew {reply} without a new EHLO, while a fresh session answers {control}',
      },
      helloRefused: { message: 'EHLO inside TLS drew {reply}', breaks: ['3207-4-03'] },
      stillOffered: { message: 'EHLO inside TLS still lists STARTTLS', breaks: ['3207-4.2-05'] },
    },
    remedy: {
      any: 'Offer STARTTLS only with a working certificate, and reset the session when TLS begins.',
      postfix:
        'smtpd_tls_cert_file and smtpd_tls_key_file must be readable; see the log for the handshake error.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const mail = `MAIL FROM:<${probe.sender}>`;
    const fresh = await session('greeted');
    const control = await fresh.command(mail);
    await fresh.quit();

    const open = await session('hello');
    const { go, tls } = await open.startTls();
    if (go.is(500, 502)) return violation('notImplemented', { reply: go });
    if (go.is(5) && !go.is(554)) return violation('refused', { reply: go });
    if (tls === undefined) return inconclusive(`STARTTLS drew ${go}`);
    if (!tls.ok && tls.timedOut) return inconclusive(tls.why);
    if (!tls.ok) return violation('handshakeFailed', { why: tls.why });
    const early = await open.command(mail);
    if (early.is(2) && control.is(503)) return violation('helloKept', { reply: early, control });
    const hello = await open.ehlo(probe.clientName);
    if (hello.is(5)) return violation('helloRefused', { reply: hello });
    if (!hello.is(250) || hello.reply === undefined) return inconclusive(`EHLO inside TLS drew ${hello}`);
    if (parseEhlo(hello.reply).lines.some(({ keyword }) => keyword === 'STARTTLS'))
      return violation('stillOffered');
    const { protocol, cipher } = tls.facts;
    if (!control.is(503))
      return pass(
        `${protocol} ${cipher}; the server takes MAIL without any hello, so that says nothing here`,
      );
    return pass(`${protocol} ${cipher}; MAIL before the new EHLO drew ${early}`);
  },
});
