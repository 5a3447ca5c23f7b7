import { addressLiteral } from '../../runner/protocol/ip.js';
import type { Facts, Probe } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';
import { domainOf } from '../shared/paths.js';
import { relayFindings, relayRows } from '../shared/relay.js';
import { judgeState } from '../shared/relay-states.js';

interface Place {
  readonly probe: Probe;
  readonly facts: Facts;
}

/** The name that is claimed; undefined where it is not known. */
const variants = {
  'own-name': ({ facts }: Place) => facts.greetedAs,
  'own-domain': ({ probe }: Place) => probe.domain,
  'own-address': ({ facts }: Place) => addressLiteral(facts.address),
  localhost: () => 'localhost',
  'domain-of-the-recipient': ({ probe }: Place) => domainOf(probe.outside),
} as const;

const rows = [...relayRows, '2505-2.1-02'] as const;

export const claimedNames = defineScenario({
  meta: {
    id: 'relay/claimed-names',
    title: 'Whoever says EHLO with a name of the server, or of the recipient, may not relay',
    why: 'The name in EHLO is whatever the client writes there, and spammers write the name of the server that they speak to.',
    axis: 'security',
    severity: 'high',
    requirements: rows,
    weaknesses: ['CWE-441', 'CWE-290'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    findings: {
      accepted: { ...relayFindings.accepted, breaks: rows },
      acceptedUnknown: { ...relayFindings.acceptedUnknown, breaks: rows },
      taken: { ...relayFindings.taken, breaks: rows },
      takenLikeAny: { ...relayFindings.takenLikeAny, breaks: rows },
      bounced: { ...relayFindings.bounced, breaks: rows },
      relayed: { ...relayFindings.relayed, breaks: rows },
    },
    variants,
    remedy: {
      any: 'Let no rule that permits relaying look at the EHLO name.',
      postfix:
        'Have no check_helo_access that answers OK or PERMIT in smtpd_relay_restrictions; where that is empty, nor in smtpd_recipient_restrictions.',
      exim: 'Have no accept on $sender_helo_name in front of the relay check in the ACL for RCPT.',
    },
  },
  run: (context) =>
    judgeState(context, async ({ start, mail }) => {
      const name = context.variant(context);
      if (name === undefined) return { missing: 'that name is not known' };
      if (name === context.probe.clientName) return { missing: `${name} is our own name too` };
      const open = await start();
      const reply = await open.ehlo(name);
      return reply.is(250) ? mail(open) : { open, line: `EHLO ${name}`, reply };
    }),
});
