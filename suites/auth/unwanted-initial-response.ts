import { openForMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { beginExchange, endExchange } from '../shared/made-up-sasl.js';

export const unwantedInitialResponse = defineScenario({
  meta: {
    id: 'auth/unwanted-initial-response',
    title: 'An initial response to CRAM-MD5, where the server goes first, draws 501',
    why: 'Such a client speaks another protocol than the server; a clear error says so before secrets are sent for nothing.',
    axis: 'conformance',
    requirements: ['4954-4-11', '4954-4-12'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      ignored: { message: 'AUTH CRAM-MD5 with an initial response drew {reply}, as if it had none' },
      // Postfix with Cyrus SASL says 535, Exim 553.
      otherCode: {
        message: 'AUTH CRAM-MD5 with an initial response was refused with {reply}, not 501',
        byTheLetter: true,
      },
      enhanced: {
        message: 'AUTH CRAM-MD5 with an initial response was refused without 5.7.0: {reply}',
        breaks: ['4954-4-12'],
      },
    },
    remedy: {
      any: 'Refuse AUTH with 501 5.7.0 where the mechanism begins with a challenge and a response stands behind it.',
      postfix: 'No setting is known (3.7); what Cyrus SASL refuses draws 535, whatever the reason.',
      exim: 'No setting is known (4.96); report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run(context) {
    const { violation, pass, inconclusive, notApplicable } = context;
    const { open, missing } = await openForMechanism(context, 'CRAM-MD5');
    if (missing !== undefined) return notApplicable(missing);
    const reply = await beginExchange(open, 'CRAM-MD5', 'Zm9v');
    await endExchange(open, reply);
    if (reply.is(334)) return violation('ignored', { reply });
    if (!reply.is(5)) return inconclusive(`AUTH CRAM-MD5 with an initial response drew ${reply}`);
    const control = await beginExchange(open, 'CRAM-MD5');
    await endExchange(open, control);
    if (!control.is(334)) return inconclusive(`AUTH CRAM-MD5 drew ${reply}, and with no response ${control}`);
    if (!reply.is(501)) return violation('otherCode', { reply });
    const isFit = !open.offers('ENHANCEDSTATUSCODES') || reply.text.startsWith('5.7.0');
    return isFit ? pass(`it drew ${reply}`) : violation('enhanced', { reply });
  },
});
