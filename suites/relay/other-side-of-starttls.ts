import { defineScenario } from '../shared/define.js';
import { relayFindings, relayRows } from '../shared/relay.js';
import { judgeState } from '../shared/relay-states.js';

export const otherSideOfStarttls = defineScenario({
  meta: {
    id: 'relay/other-side-of-starttls',
    title: 'A stranger may not relay, inside TLS on port 25 nor in clear on port 587',
    why: 'Rules are tried where mail usually comes: in clear on 25, inside TLS on 587. relay/third-party looks there, this one at the other side.',
    axis: 'security',
    severity: 'high',
    requirements: relayRows,
    weaknesses: ['CWE-441'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    messages: 1,
    needs: { tls: true },
    findings: relayFindings,
    remedy: {
      any: 'TLS shows that nobody listens, and not who is speaking: permit relaying by login or by the address of the client.',
      postfix:
        'Have no permit_tls_all_clientcerts in smtpd_relay_restrictions; permit_tls_clientcerts with a list of fingerprints is sound.',
      exim: 'Have no accept on "encrypted = *" in front of the relay check in the ACL for RCPT.',
    },
  },
  run: (context) =>
    judgeState(context, async ({ mail }) => {
      const { service, session, probe } = context;
      if (service === 'submission') return mail(await session('hello'));
      const open = await session('tls');
      const reply = await open.ehlo(probe.clientName);
      return reply.is(250) ? mail(open) : { open, line: 'EHLO inside TLS', reply };
    }),
});
