import { defineScenario } from '../shared/define.js';

export const starttlsInjection = defineScenario({
  meta: {
    id: 'tls/starttls-injection',
    title: 'A command sent in clear behind STARTTLS is not carried out inside TLS',
    why: 'Somebody on the way can add such a command; carried out inside TLS it looks as if the client had sent it, and mail or passwords can be stolen.',
    axis: 'security',
    severity: 'high',
    requirements: ['3207-4.2-03'],
    weaknesses: ['CWE-77', 'CVE-2011-0411'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    needs: { capability: ['STARTTLS'] },
    findings: {
      carriedOut: {
        message: 'The NOOP sent in clear was answered inside TLS: {count} replies came for one command',
      },
    },
    remedy: {
      any: 'Upgrade the server; it must drop what it has read in clear when TLS begins.',
      postfix: 'Upgrade to 2.8, or at least 2.7.3, 2.6.9, 2.5.12 or 2.4.16.',
    },
  },
  async run({ session, facts, violation, pass, inconclusive }) {
    if (facts.tls.length === 0) return inconclusive('an ordinary STARTTLS does not work here');
    const open = await session('hello');
    open.send('STARTTLS\r\nNOOP\r\n');
    const go = await open.reply('STARTTLS');
    if (go.is(5)) return pass(`the pair was refused: ${go}`);
    if (go.kind === 'closed' || go.kind === 'reset') return pass('the server ended the session on the pair');
    if (!go.is(220)) return inconclusive(`STARTTLS drew ${go}`);
    const tls = await open.upgrade();
    if (!tls.ok && tls.timedOut) return inconclusive(tls.why);
    if (!tls.ok) return pass(`the NOOP went into the handshake, which failed: ${tls.why}`);
    const replies = await open.remaining();
    if (replies.length === 0) return inconclusive('QUIT inside TLS got no reply');
    if (replies.length > 1) return violation('carriedOut', { count: replies.length });
    return pass('inside TLS, QUIT drew the only reply');
  },
});
