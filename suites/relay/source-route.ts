import { defineScenario } from '../shared/define.js';
import { breaking, formFindings, judgeForm } from '../shared/relay-forms.js';

const forms = {
  'by-domain': { to: '<@{L}:{U}@{R}>', trusted: true },
  'by-literal': { to: '<@{IP}:{U}@{R}>' },
  'by-two': { to: '<@{L},@{R}:{U}@{R}>' },
} as const;

export const relaySourceRoute = defineScenario({
  meta: {
    id: 'relay/source-route',
    title: 'A source route by way of the server to somebody elsewhere is not followed',
    why: 'A filter that looks at the first domain of <@local:user@outside> sees one of its own.',
    axis: 'security',
    severity: 'high',
    requirements: ['2505-2.1-03', '2505-2.1-01', '5321-7.9-02', '5321-3.3-13'],
    weaknesses: ['CWE-441'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    needs: { localDomain: true },
    variants: forms,
    findings: breaking('2505-2.1-03', formFindings),
    remedy: {
      any: 'Drop the route and judge the mailbox behind the colon, or refuse the route with 550.',
      postfix: 'allow_untrusted_routing = no, which is the default.',
      sendmail: 'Remove FEATURE(loose_relay_check) and what relays by the domain of a route.',
    },
  },
  run: (context) => judgeForm(context, forms, context.variant),
});
