import { beginAuth, beginListed, mechanismToBegin, whereAuthIsOffered } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const authVerbCase = defineScenario({
  meta: {
    id: 'auth/verb-case',
    title: 'AUTH is taken in any case, and so is the name of a mechanism',
    why: 'A client that writes a name as it pleases cannot log in, and is told that the mechanism does not exist.',
    axis: 'conformance',
    requirements: ['4954-8-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      refused: { message: '{mixed} drew {reply}, and in capitals {line} drew {control}' },
      mechanism: {
        message:
          '{mixed} drew {reply}, and in capitals {line} drew {control}; the standard has such names in capitals alone',
        // RFC 4422 section 3.1 has no name with small letters in it, so no client may write one.
        level: 'derived',
      },
    },
    remedy: { any: 'Compare the verb and the name of the mechanism without regard to case.' },
  },
  async run(context) {
    const { violation, pass, inconclusive, notApplicable } = context;
    const first = await whereAuthIsOffered(context);
    if (first === undefined) return notApplicable('the server does not offer AUTH');
    const name = mechanismToBegin(first);
    const line = `AUTH ${name}`;
    const spellings = [
      { finding: 'refused', mixed: `aUtH ${name}`, open: first },
      // On a session of its own, as a server may want no second exchange behind one that was cancelled.
      { finding: 'mechanism', mixed: `AUTH ${inMixedCase(name)}` },
    ] as const;
    for (const spelling of spellings) {
      const { finding, mixed } = spelling;
      const open = 'open' in spelling ? spelling.open : await whereAuthIsOffered(context);
      if (open === undefined) return inconclusive('AUTH is not offered any more');
      const reply = await beginAuth(open, mixed);
      await open.quit();
      if (reply.is(334)) continue;
      if (!reply.is(5)) return inconclusive(`${mixed} drew ${reply}`);
      const control = await beginListed(context);
      if (control.is(334)) return violation(finding, { mixed, reply, line, control });
      return inconclusive(`${mixed} drew ${reply}, and in capitals ${control}`);
    }
    return pass(`${spellings.map(({ mixed }) => mixed).join(' and ')} drew 334`);
  },
});

function inMixedCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter, at: number) => (at % 2 === 0 ? letter.toLowerCase() : letter));
}
