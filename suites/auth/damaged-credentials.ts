import { defineScenario } from '../shared/define.js';

export const damagedCredentials = defineScenario({
  meta: {
    id: 'auth/damaged-credentials',
    title: 'Valid credentials with a foreign character inside their base64 do not log in',
    why: 'Who skips what is no base64 reads another text than a proxy or a filter in front of it does.',
    axis: 'conformance',
    requirements: ['4954-4-14'],
    weaknesses: ['CWE-20'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      accepted: {
        message: 'AUTH PLAIN with valid credentials and a hyphen inside their base64 drew {reply}',
      },
    },
    remedy: {
      any: 'Refuse a response that is no base64 with 501, instead of skipping what does not belong there.',
    },
  },
  async run({ session, logIn, violation, pass, inconclusive, notApplicable }) {
    const open = await session('secured');
    const lists = open.extensions?.lines.find(({ keyword }) => keyword === 'AUTH')?.params ?? [];
    if (!lists.some((name) => name.toUpperCase() === 'PLAIN')) return notApplicable('PLAIN is not offered');
    const reply = await logIn(open, { insert: '-' });
    if (reply.is(235)) return violation('accepted', { reply });
    return reply.is(5) ? pass(`AUTH PLAIN drew ${reply}`) : inconclusive(`AUTH PLAIN drew ${reply}`);
  },
});
