import { beginAuth, beginListed, whereAuthIsOffered } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

/** A well-formed name that no registry has. */
const unknown = 'SMTPSPEC-NONE';

export const authUnknownMechanism = defineScenario({
  meta: {
    id: 'auth/unknown-mechanism',
    title: 'AUTH with a mechanism that the server does not have is refused with 504',
    why: 'The code tells the client to try another mechanism; 535 has it ask the user for another password.',
    axis: 'conformance',
    requirements: ['4954-4-04', '4954-4-05'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      begun: { message: `AUTH ${unknown} drew {reply}`, breaks: ['4954-4-04'] },
      otherCode: { message: `AUTH ${unknown} was refused with {reply}, not 504`, breaks: ['4954-4-04'] },
      enhancedCode: {
        message: `AUTH ${unknown} was refused with {reply}; the enhanced code for that is 5.5.4`,
        breaks: ['4954-4-05'],
      },
    },
    remedy: {
      any: 'Refuse a mechanism that is not offered with 504 5.5.4.',
      postfix: 'No setting is known (3.7); what Cyrus SASL refuses draws 535, whatever the reason.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run(context) {
    const { violation, pass, inconclusive, notApplicable } = context;
    const open = await whereAuthIsOffered(context);
    if (open === undefined) return notApplicable('the server does not offer AUTH');
    const isEnhanced = open.offers('ENHANCEDSTATUSCODES');
    const reply = await beginAuth(open, `AUTH ${unknown}`);
    // Without a code at all it is the matter of replies/enhanced-code-present.
    const given = isEnhanced ? reply.enhanced?.raw : undefined;
    if (reply.is(504) && given !== undefined && given !== '5.5.4')
      return violation('enhancedCode', { reply });
    if (reply.is(504)) return pass(`AUTH ${unknown} drew ${reply}`);
    if (reply.is(2, 3)) return violation('begun', { reply });
    if (!reply.is(5)) return inconclusive(`AUTH ${unknown} drew ${reply}`);
    await open.quit();
    const control = await beginListed(context);
    if (control.is(334)) return violation('otherCode', { reply });
    return inconclusive(`AUTH ${unknown} drew ${reply}, and with a mechanism of its list ${control}`);
  },
});
