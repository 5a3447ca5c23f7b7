import { openForMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { beginExchange, endExchange } from '../shared/made-up-sasl.js';

export const zeroLengthResponse = defineScenario({
  meta: {
    id: 'auth/zero-length-response',
    title: 'An initial response of "=" counts as an empty one, and is judged at once',
    why: 'It is the only way to send an empty response with AUTH, as clients with a certificate do; a server that asks for another waits for what never comes.',
    axis: 'conformance',
    requirements: ['4954-4-10'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: { challenged: { message: 'AUTH PLAIN = drew {reply}, as if no response had come' } },
    remedy: { any: 'Read "=" as an initial response of no octets.' },
  },
  async run(context) {
    const { violation, pass, inconclusive, notApplicable } = context;
    const { open, missing } = await openForMechanism(context, 'PLAIN');
    if (missing !== undefined) return notApplicable(missing);
    const reply = await beginExchange(open, 'PLAIN', '=');
    await endExchange(open, reply);
    if (reply.is(334)) return violation('challenged', { reply });
    if (!reply.is(5)) return inconclusive(`AUTH PLAIN = drew ${reply}`);
    const control = await beginExchange(open, 'PLAIN');
    await endExchange(open, control);
    if (!control.is(334)) return inconclusive(`AUTH PLAIN = drew ${reply}, and AUTH PLAIN ${control}`);
    return pass(`it drew ${reply}`);
  },
});
