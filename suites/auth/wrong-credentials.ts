import { openForMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { beginExchange, endExchange, madeUpPlain, respond } from '../shared/made-up-sasl.js';

/** What says more of a login that failed: too weak a mechanism, an expired or a disabled account (RFC 4954 section 6, RFC 5248). */
const specific = [534, 524, 525];

export const wrongCredentials = defineScenario({
  meta: {
    id: 'auth/wrong-credentials',
    title: 'Credentials that are wrong draw 535',
    why: 'A client asks for another password at 535; at other codes it reports a broken server, or tries the same again.',
    axis: 'conformance',
    requirements: ['4954-4-19'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      otherCode: { message: 'AUTH PLAIN with made-up credentials was refused with {reply}, not 535' },
    },
    remedy: { any: 'Answer 535 5.7.8 to credentials that are wrong.' },
  },
  async run(context) {
    const { probe, violation, pass, inconclusive, notApplicable } = context;
    const { open, missing } = await openForMechanism(context, 'PLAIN');
    if (missing !== undefined) return notApplicable(missing);
    const begun = await beginExchange(open, 'PLAIN');
    if (!begun.is(334)) return inconclusive(`AUTH PLAIN drew ${begun}`);
    const reply = await respond(open, madeUpPlain(probe));
    await endExchange(open, reply);
    if (reply.is(535, ...specific)) return pass(`they drew ${reply}`);
    if (reply.is(2))
      return inconclusive(
        `made-up credentials were accepted, which auth/made-up-credentials judges: ${reply}`,
      );
    if (!reply.is(5)) return inconclusive(`they drew ${reply}`);
    return violation('otherCode', { reply });
  },
});
