import { beginAuth, beginListed, mechanismToBegin, whereAuthIsOffered } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const authVerbCase = defineScenario({
  meta: {
    id: 'auth/verb-case',
    title: 'AUTH and the name of a mechanism are taken in any case',
    why: 'A client that writes a name as it pleases cannot log in, and is told that the mechanism does not exist.',
    axis: 'conformance',
    requirements: ['4954-8-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      refused: { message: '{mixed} drew {reply}, and in capitals {line} drew {control}' },
    },
    remedy: { any: 'Compare the verb and the name of the mechanism without regard to case.' },
  },
  async run(context) {
    const { violation, pass, inconclusive, notApplicable } = context;
    const open = await whereAuthIsOffered(context);
    if (open === undefined) return notApplicable('the server does not offer AUTH');
    const line = `AUTH ${mechanismToBegin(open)}`;
    const mixed = line.replace(/[A-Z]/g, (letter, at: number) =>
      at % 2 === 0 ? letter.toLowerCase() : letter,
    );
    const reply = await beginAuth(open, mixed);
    if (reply.is(334)) return pass(`${mixed} drew ${reply}`);
    if (!reply.is(5)) return inconclusive(`${mixed} drew ${reply}`);
    await open.quit();
    const control = await beginListed(context);
    if (control.is(334)) return violation('refused', { mixed, reply, line, control });
    return inconclusive(`${mixed} drew ${reply}, and in capitals ${control}`);
  },
});
