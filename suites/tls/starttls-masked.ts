import { parseEhlo } from '../../runner/protocol/ehlo.js';
import { isMaskedGreeting, masks } from '../../runner/protocol/masked.js';
import { defineScenario } from '../shared/define.js';

export const starttlsMasked = defineScenario({
  meta: {
    id: 'tls/starttls-masked',
    title: 'Nothing between the client and the server hides STARTTLS',
    why: 'A firewall that rewrites SMTP, or an attacker on the way, keeps clients in clear although the server has TLS.',
    axis: 'security',
    severity: 'low',
    requirements: ['3207-2-01', '3207-3-01'],
    weaknesses: ['CWE-757', 'CWE-319'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    findings: {
      masked: {
        message:
          'STARTTLS is not listed, and drew {reply}, and {what}: something on the way hides it, for example SMTP inspection of a firewall',
        severity: 'medium',
      },
      rewritten: {
        message: 'STARTTLS is listed, but {what}: something on the way rewrites what the server says',
      },
      unlisted: {
        message: 'STARTTLS is not listed, and yet leads to TLS: something takes it out of the EHLO reply',
        breaks: ['3207-3-01'],
      },
    },
    remedy: {
      any: 'Switch off SMTP inspection ("fixup protocol smtp", "inspect esmtp") in the firewall before the server.',
      postfix: 'smtpd_discard_ehlo_keywords must not hold starttls.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('connected');
    const greeting = await open.greeting();
    if (!greeting.is(220)) return inconclusive(`the server greets with ${greeting}`);
    const hello = await open.ehlo(probe.clientName);
    if (!hello.is(250) || hello.reply === undefined) return inconclusive(`EHLO drew ${hello}`);
    const keyword = masks(parseEhlo(hello.reply).lines);
    const what =
      keyword === undefined
        ? isMaskedGreeting(greeting.text) && `the greeting is ${greeting}`
        : `EHLO lists ${keyword}`;
    if (open.offers('STARTTLS'))
      return what
        ? violation('rewritten', { what })
        : pass('EHLO lists STARTTLS, and nothing is written over');
    const { go, tls } = await open.startTls();
    if (what) return violation('masked', { what, reply: go });
    if (tls?.ok) return violation('unlisted');
    if (go.is(5)) return notApplicable(`EHLO does not list STARTTLS, and the command drew ${go}`);
    const failed = tls === undefined ? '' : ', but no TLS came about';
    return inconclusive(`EHLO does not list STARTTLS, and the command drew ${go}${failed}`);
  },
});
