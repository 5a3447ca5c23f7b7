import { beginAuth } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const authTwice = defineScenario({
  meta: {
    id: 'auth/auth-twice',
    title: 'Once authenticated, a session refuses AUTH with 503',
    why: 'A session that changes its user half-way leaves logs and limits with the wrong name.',
    axis: 'conformance',
    requirements: ['4954-4-02'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      begun: { message: 'In an authenticated session AUTH PLAIN drew {reply}' },
      otherCode: { message: 'In an authenticated session AUTH PLAIN was refused with {reply}, not 503' },
    },
    remedy: { any: 'Refuse AUTH with 503 in a session that is authenticated.' },
  },
  async run({ session, violation, pass, inconclusive }) {
    const open = await session('authenticated');
    const reply = await beginAuth(open, 'AUTH PLAIN');
    if (reply.is(503)) return pass(`the second AUTH drew ${reply}`);
    if (reply.is(2, 3)) return violation('begun', { reply });
    if (reply.is(5)) return violation('otherCode', { reply });
    return inconclusive(`the second AUTH drew ${reply}`);
  },
});
