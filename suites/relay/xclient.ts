import type { Probe } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';
import { relayFindings, relayRows } from '../shared/relay.js';
import { judgeState } from '../shared/relay-states.js';

/** What is claimed: an attribute of XCLIENT, and the value that a trusted client would have. */
const variants = {
  address: { attribute: 'ADDR', value: () => '127.0.0.1' },
  login: { attribute: 'LOGIN', value: ({ user, recipient }: Probe) => user ?? recipient },
} as const;

export const xclient = defineScenario({
  meta: {
    id: 'relay/xclient',
    title: 'XCLIENT of a stranger opens no way to other domains',
    why: 'XCLIENT lets a proxy tell who is behind it; whoever may send it is whoever he says he is.',
    axis: 'security',
    severity: 'high',
    requirements: relayRows,
    weaknesses: ['CWE-441', 'CWE-290'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    needs: { capability: ['XCLIENT'] },
    findings: relayFindings,
    variants,
    remedy: {
      any: 'Offer XCLIENT to the addresses of your proxies alone.',
      postfix: 'smtpd_authorized_xclient_hosts is empty by default; list single addresses of proxies there.',
    },
  },
  run: (context) =>
    judgeState(context, async ({ start, mail }) => {
      const { probe, variant } = context;
      const open = await start();
      await open.ehlo(probe.clientName);
      const offered = open.extensions?.lines.find(({ keyword }) => keyword === 'XCLIENT')?.params ?? [];
      if (!offered.some((attribute) => attribute.toUpperCase() === variant.attribute))
        return { missing: `XCLIENT is not offered with ${variant.attribute}` };
      // A private extension, whose 220 is no greeting: no rule of SMTP binds the server here.
      open.allowReset();
      const line = `XCLIENT ${variant.attribute}=${variant.value(probe)}`;
      const reply = await open.command(line);
      if (!reply.is(220, 250)) return { open, line, reply };
      const hello = await open.ehlo(probe.clientName);
      return hello.is(250) ? mail(open) : { stopped: `EHLO behind ${line} drew ${hello}` };
    }),
});
