import { defineScenario } from '../shared/define.js';
import { formFindings, judgeForm } from '../shared/relay-forms.js';

const forms = {
  ipv4: { to: '<{U}@[192.0.2.1]>', trusted: true },
  ipv6: { to: '<{U}@[IPv6:2001:db8::1]>' },
  domain: { to: '<{U}@[{R}]>' },
  'without-brackets': { to: '<{U}@192.0.2.1>' },
  number: { to: '<{U}@#3221225985>' },
} as const;

export const addressLiteralForm = defineScenario({
  meta: {
    id: 'relay/address-literal',
    title: 'Mail to a mailbox at somebody else’s address literal is not relayed',
    why: 'A list of domains holds no addresses; where a literal is taken for one’s own without a look, mail goes to any host.',
    axis: 'security',
    severity: 'high',
    requirements: ['2505-2.1-01', '5321-7.9-02', '5321-3.3-13'],
    weaknesses: ['CWE-441'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    needs: { localDomain: true },
    variants: forms,
    findings: formFindings,
    remedy: {
      any: 'Take literals of the server’s own addresses alone for local ones.',
      postfix:
        'resolve_numeric_domain = no, which is the default; proxy_interfaces names only addresses that are yours.',
      exim: 'allow_domain_literals = false, or @[] and no other literal in local_domains.',
    },
  },
  run: (context) => judgeForm(context, forms, context.variant),
});
