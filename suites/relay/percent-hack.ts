import { defineScenario } from '../shared/define.js';
import { breaking, judgeForm, ownFormFindings } from '../shared/relay-forms.js';

const forms = {
  'at-domain': { to: '<{U}%{R}@{L}>', trusted: true },
  'at-literal': { to: '<{U}%{R}@{IP}>' },
  'at-domain-twice': { to: '<{U}%{R}%{L}@{L}>' },
  'quoted-at-domain': { to: '<"{U}%{R}"@{L}>' },
  bare: { to: '<{U}%{R}>' },
  quoted: { to: '<"{U}%{R}">' },
  'empty-domain': { to: '<{U}%{R}@>' },
  bracketed: { to: '<{U}%[{R}]@>' },
} as const;

export const percentHack = defineScenario({
  meta: {
    id: 'relay/percent-hack',
    title: 'A recipient written user%outside is not relayed',
    why: 'Letter by letter such an address is at a local domain, so that a filter passes it; whoever then reads the percent sign as an @ sends it on for anybody.',
    axis: 'security',
    severity: 'high',
    requirements: ['2505-2.1-03', '2505-2.1-01', '5321-7.9-02', '5321-3.3-13'],
    weaknesses: ['CWE-441'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    needs: { localDomain: true },
    variants: forms,
    findings: breaking('2505-2.1-03', ownFormFindings),
    remedy: {
      any: 'Take the percent sign for a letter like any other, or judge the address that it stands for.',
      postfix:
        'allow_untrusted_routing = no, which is the default, and reject_unauth_destination in front of all that permits local domains.',
      exim: 'Keep the "deny local_parts = ^.*[@%!/|]" of the default configuration in the ACL for RCPT.',
      sendmail: 'Remove FEATURE(loose_relay_check).',
    },
  },
  run: (context) => judgeForm(context, forms, context.variant),
});
