import { openForMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { base64, beginExchange, endExchange, madeUp, respond } from '../shared/made-up-sasl.js';

interface Step {
  readonly mechanism: string;
  /** The challenge behind the user name is looked at too. */
  readonly asksTwice?: boolean;
}

export const challengeBase64 = defineScenario({
  meta: {
    id: 'auth/challenge-base64',
    title: 'A challenge is 334 and base64, with nothing else in the line',
    why: 'A client decodes what stands behind 334; where that is no base64 it has to give up.',
    axis: 'conformance',
    requirements: ['4954-4-06'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: { text: { message: 'The challenge of {mechanism} is not base64 alone: {reply}' } },
    variants: {
      login: { mechanism: 'LOGIN', asksTwice: true },
      'cram-md5': { mechanism: 'CRAM-MD5' },
    } as const satisfies Record<string, Step>,
    remedy: { any: 'Encode the challenge in base64, and send nothing beside it.' },
  },
  async run(context) {
    const { probe, variant, violation, pass, inconclusive, notApplicable } = context;
    const { mechanism, asksTwice = false }: Step = variant;
    const { open, missing } = await openForMechanism(context, mechanism);
    if (missing !== undefined) return notApplicable(missing);
    let reply = await beginExchange(open, mechanism);
    if (!reply.is(334)) return inconclusive(`AUTH ${mechanism} drew ${reply}`);
    let isSound = isBase64(reply.text);
    if (asksTwice && isSound) {
      reply = await respond(open, base64(madeUp(probe).login));
      if (!reply.is(334)) return inconclusive(`the user name drew ${reply}`);
      isSound = isBase64(reply.text);
    }
    await endExchange(open, reply);
    return isSound ? pass() : violation('text', { mechanism, reply });
  },
});

function isBase64(text: string): boolean {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
}
