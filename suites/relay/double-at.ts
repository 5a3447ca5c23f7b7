import { defineScenario } from '../shared/define.js';
import { formFindings, judgeForm } from '../shared/relay-forms.js';

const forms = {
  'at-domain': { to: '<{U}@{R}@{L}>', trusted: true },
  'at-literal': { to: '<{U}@{R}@{IP}>' },
  'empty-domain': { to: '<{U}@{R}@>' },
  'bracketed-empty-domain': { to: '<{U}@[{R}]@>' },
  'domain-first': { to: '<{U}@{L}@{R}>' },
} as const;

export const doubleAt = defineScenario({
  meta: {
    id: 'relay/double-at',
    title: 'A recipient with two domains is not relayed to one of them',
    why: 'If one part of a server reads the first @ and another the last, the filter judges one domain and the mail goes to the other.',
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
      any: 'Refuse an address with two @ outside quotes as one that is no address.',
      postfix: 'allow_untrusted_routing = no, which is the default.',
    },
  },
  run: (context) => judgeForm(context, forms, context.variant),
});
