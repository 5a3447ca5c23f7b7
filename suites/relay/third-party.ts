import { defineScenario } from '../shared/define.js';
import { judgeRelay, outsideOf, relayFindings, relayRows, startAsStranger } from '../shared/relay.js';

export const thirdParty = defineScenario({
  meta: {
    id: 'relay/third-party',
    title: 'Mail from a stranger to a stranger is refused',
    why: 'An open relay is found by spammers within hours, and then blocked by everybody.',
    axis: 'security',
    severity: 'high',
    requirements: relayRows,
    weaknesses: ['CWE-441'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    findings: relayFindings,
    remedy: {
      any: 'Relay for authenticated clients and your own networks only; look for a proxy that hides the client’s address.',
      postfix:
        'smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination; check mynetworks.',
      exim: 'The ACL for RCPT must end in "require domains = +local_domains : +relay_to_domains"; check hostlist relay_from_hosts.',
      sendmail: 'Remove FEATURE(promiscuous_relay) and relay_entire_domain; check /etc/mail/access.',
      opensmtpd: 'A match rule with "for any" needs "from local" or "auth".',
    },
  },
  async run(context) {
    const token = context.token();
    const started = await startAsStranger(context, token);
    return judgeRelay(context, { ...started, to: `<${outsideOf(context, token)}>`, token });
  },
});
