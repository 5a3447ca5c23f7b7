import { defineScenario } from '../shared/define.js';
import { judgeFalseEnd, nameOf } from '../shared/false-ends.js';
import { undotted, undottedByRight } from '../shared/undotted.js';

export const smugglingInbound = defineScenario({
  meta: {
    id: 'hardening/smuggling-inbound',
    title: 'What other senders let through as content does not end the mail data here',
    why: 'Whoever may write through such a sender can put a second message into the first, with any sender address, and it comes from where SPF says it should.',
    axis: 'security',
    requirements: ['5321-4.1.1.4-08', '5321-2.3.8-01'],
    weaknesses: [
      'CWE-444',
      'CVE-2023-51764',
      'CVE-2023-51765',
      'CVE-2023-51766',
      'CVE-2023-51747',
      'CVE-2024-27305',
    ],
    services: ['smtp'],
    impact: 'deliver',
    messages: 20,
    needs: { recipient: true },
    judges421: true,
    variants: { ...undotted, ...undottedByRight },
    findings: {
      knownSender: {
        message:
          'The server takes {form} for the end of a message, and {senders} let that through: messages can be smuggled ({evidence})',
        severity: 'high',
        breaks: ['5321-4.1.1.4-08', '5321-2.3.8-01'],
      },
      possibleSender: {
        message:
          'The server takes {form} for the end of a message; a sender to whom that ends no line would let it through, though none is known ({evidence})',
        severity: 'medium',
        breaks: ['5321-4.1.1.4-08', '5321-2.3.8-01'],
      },
      guarded: {
        message:
          'The server takes {form} for the end of a message, but ended the session on commands that came with it: who can spread them over time may smuggle ({evidence})',
        severity: 'low',
        breaks: ['5321-4.1.1.4-08', '5321-2.3.8-01'],
      },
    },
    remedy: {
      any: 'End mail data at CRLF . CRLF only; refuse messages with bare CR, bare LF or NUL, or keep them as content.',
      postfix: 'smtpd_forbid_bare_newline = normalize (3.9, 3.8.5, 3.7.10 and later), or reject.',
      exim: 'Upgrade to 4.97.1 or a distribution build with the fix of CVE-2023-51766.',
      sendmail: 'Upgrade to 8.18 or later.',
      opensmtpd: 'No setting is known; a filter can refuse bare LF and NUL.',
    },
  },
  async run(context) {
    const { family, form, senders } = context.variant;
    const { violation, pass, inconclusive } = context;
    const seen = await judgeFalseEnd(context, family, form);
    if (seen.ended === undefined) return inconclusive(seen.why);
    if (!seen.ended) return pass(seen.evidence);
    const { evidence } = seen;
    if (!seen.ran) return violation('guarded', { form: nameOf(form), evidence });
    if (senders === undefined) return violation('possibleSender', { form: nameOf(form), evidence });
    return violation('knownSender', { form: nameOf(form), senders, evidence });
  },
});
