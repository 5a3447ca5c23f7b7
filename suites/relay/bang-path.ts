import { defineScenario } from '../shared/define.js';
import { breaking, judgeForm, ownFormFindings } from '../shared/relay-forms.js';

const forms = {
  'at-domain': { to: '<{R}!{U}@{L}>', trusted: true },
  'at-literal': { to: '<{R}!{U}@{IP}>' },
  bare: { to: '<{R}!{U}>' },
  'by-way-of-domain': { to: '<{L}!{R}!{U}>' },
  'quoted-at-domain': { to: '<"{R}!{U}"@{L}>' },
} as const;

export const bangPath = defineScenario({
  meta: {
    id: 'relay/bang-path',
    title: 'A recipient written outside!user is not relayed',
    why: 'UUCP is gone, its addresses are still understood by some rewriting rules, behind a filter that sees a local mailbox.',
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
      any: 'Take the exclamation mark for a letter like any other, or judge the address that the path leads to.',
      postfix: 'allow_untrusted_routing = no, which is the default.',
      exim: 'Keep the "deny local_parts = ^.*[@%!/|]" of the default configuration in the ACL for RCPT.',
      sendmail: 'FEATURE(nouucp, reject).',
    },
  },
  run: (context) => judgeForm(context, forms, context.variant),
});
