import { beginAuth, beginListed, mechanismToBegin } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const authTwice = defineScenario({
  meta: {
    id: 'auth/twice',
    title: 'Once authenticated, a session refuses AUTH with 503',
    why: 'A session that changes its user half-way leaves logs and limits with the wrong name.',
    axis: 'conformance',
    requirements: ['4954-4-02'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      begun: { message: 'In an authenticated session {line} drew {reply}' },
      otherCode: { message: 'In an authenticated session {line} was refused with {reply}, not 503' },
    },
    remedy: {
      any: 'Refuse AUTH with 503 in a session that is authenticated.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run(context) {
    const { session, violation, pass, inconclusive } = context;
    const open = await session('authenticated');
    const line = `AUTH ${mechanismToBegin(open)}`;
    const reply = await beginAuth(open, line);
    if (reply.is(503)) return pass(`the second AUTH drew ${reply}`);
    if (reply.is(2, 3)) return violation('begun', { line, reply });
    if (!reply.is(5)) return inconclusive(`the second AUTH drew ${reply}`);
    await open.quit();
    const control = await beginListed(context);
    if (control.is(334)) return violation('otherCode', { line, reply });
    return inconclusive(`${line} drew ${reply}, and ${control} from somebody who has not authenticated`);
  },
});
