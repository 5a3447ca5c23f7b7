import { offersMechanism, openStill } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { tryLogin } from '../shared/made-up-sasl.js';

export const emptyPassword = defineScenario({
  meta: {
    id: 'auth/empty-password',
    title: 'A login with no password is refused',
    why: 'A directory that takes a bind with no password for an anonymous one lets anybody in under any name (RFC 4513 section 5.1.2).',
    axis: 'security',
    // Whoever knows a name is that user.
    severity: 'critical',
    requirements: ['4616-2-01'],
    weaknesses: ['CWE-287', 'CWE-258'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true, wrongPassword: true },
    findings: {
      accepted: { message: 'AUTH PLAIN for the login that exists, with no password, drew {reply}' },
      nobody: { message: 'AUTH PLAIN with neither login nor password drew {reply}' },
    },
    remedy: {
      any: 'Refuse an empty password before the directory is asked.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const first = await openStill(session);
    if (!offersMechanism(first, 'PLAIN')) return notApplicable('AUTH PLAIN is not offered inside TLS');
    const nobody = await tryLogin(first, '', '', 'no login');
    if (nobody.is(235)) return violation('nobody', { reply: nobody });
    const open = await openStill(session, first);
    const reply = await tryLogin(open, probe.user ?? '', '', 'the login given');
    if (reply.is(235)) return violation('accepted', { reply });
    if (!reply.is(5)) return inconclusive(`the login that exists, with no password, drew ${reply}`);
    return pass(`no password drew ${reply}; neither login nor password, ${nobody}`);
  },
});
