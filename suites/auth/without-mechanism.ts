import { beginAuth, beginListed, whereAuthIsOffered } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const authWithoutMechanism = defineScenario({
  meta: {
    id: 'auth/without-mechanism',
    title: 'AUTH with no mechanism is refused with 501',
    why: 'A server that begins an exchange nobody named takes the next command for a password.',
    axis: 'conformance',
    requirements: ['4954-4-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      begun: { message: 'AUTH with no mechanism drew {reply}' },
      otherCode: {
        message: 'AUTH with no mechanism was refused with {reply}, not 501',
        // The grammar asks for the name, and no sentence names the code for its absence.
        level: 'derived',
      },
    },
    remedy: {
      any: 'Refuse AUTH without an argument with 501 5.5.4.',
      exim: 'No setting is known (4.96); report it to the makers.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run(context) {
    const { violation, pass, inconclusive, notApplicable } = context;
    const open = await whereAuthIsOffered(context);
    if (open === undefined) return notApplicable('the server does not offer AUTH');
    const reply = await beginAuth(open, 'AUTH');
    if (reply.is(501)) return pass(`AUTH drew ${reply}`);
    if (reply.is(2, 3)) return violation('begun', { reply });
    if (!reply.is(5)) return inconclusive(`AUTH drew ${reply}`);
    await open.quit();
    const control = await beginListed(context);
    if (control.is(334)) return violation('otherCode', { reply });
    return inconclusive(`AUTH drew ${reply}, and with a mechanism ${control}`);
  },
});
