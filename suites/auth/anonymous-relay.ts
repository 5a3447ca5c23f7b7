import { offersMechanism, openStill } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { nobodyAt } from '../shared/paths.js';

export const anonymousRelay = defineScenario({
  meta: {
    id: 'auth/anonymous-relay',
    title: 'AUTH ANONYMOUS, where it is offered, opens no way to other domains',
    why: 'A server that relays for whoever has authenticated relays for everybody when anybody may do that without a name.',
    axis: 'security',
    // As relay/third-party: an accepted recipient is a suspicion, no message was sent.
    severity: 'medium',
    requirements: ['2505-2.1-01'],
    weaknesses: ['CWE-441', 'CWE-287'],
    services: ['submission', 'submissions'],
    impact: 'probe',
    findings: {
      relays: { message: 'After AUTH ANONYMOUS drew {login}, RCPT TO:<{rcpt}> drew {reply}' },
    },
    remedy: {
      any: 'Do not offer ANONYMOUS, or grant its users no more than strangers have.',
      postfix: 'smtpd_sasl_security_options = noanonymous, which is the default.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await openStill(session);
    if (!offersMechanism(open, 'ANONYMOUS')) return notApplicable('AUTH ANONYMOUS is not offered inside TLS');
    const trace = Buffer.from(`smtpspec-${probe.runId}`).toString('base64');
    const login = await open.command(`AUTH ANONYMOUS ${trace}`);
    if (login.is(5)) return pass(`AUTH ANONYMOUS drew ${login}`);
    if (!login.is(235)) return inconclusive(`AUTH ANONYMOUS drew ${login}`);
    const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (mail.is(530)) return pass(`after AUTH ANONYMOUS, MAIL drew ${mail}`);
    if (!mail.is(2)) return inconclusive(`after AUTH ANONYMOUS, MAIL drew ${mail}`);
    const rcpt = probe.outside;
    const reply = await open.command(`RCPT TO:<${rcpt}>`);
    if (reply.is(5, 454)) return pass(`after AUTH ANONYMOUS, RCPT TO:<${rcpt}> drew ${reply}`);
    if (!reply.is(2)) return inconclusive(`after AUTH ANONYMOUS, RCPT TO:<${rcpt}> drew ${reply}`);
    if (probe.domain !== undefined) {
      const nobody = await open.command(`RCPT TO:<${nobodyAt(probe)}>`);
      if (nobody.is(2)) return inconclusive('the server accepts any recipient at RCPT, so that says nothing');
    }
    return violation('relays', { login, rcpt, reply });
  },
});
