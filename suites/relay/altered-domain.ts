import { defineScenario } from '../shared/define.js';
import { formFindings, judgeForm } from '../shared/relay-forms.js';

const forms = {
  'trailing-dot': { to: '<{U}@{R}.>', trusted: true },
  space: { to: '<{U} @{R}>' },
  comment: { to: '<{U}@{R}(c)>' },
  'no-brackets': { to: '{U}@{R}' },
  'behind-own-name': { to: '<{U}@{L}.{R}>' },
  'a-label': { to: '<{U}@xn--bcher-kva.{R}>' },
  'utf-8': { to: '<{U}@b\xc3\xbccher.{R}>' },
  'second-recipient': { to: '<{U}@{R}>,<{A}@{L}>', namesOwn: true },
} as const;

export const alteredDomain = defineScenario({
  meta: {
    id: 'relay/altered-domain',
    title: 'A foreign domain that is written in another way is still foreign',
    why: 'Whoever compares text before it is put into its plain form judges a domain that the mail never goes to.',
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
      any: 'Refuse what is no address; compare whole domains, in lower case and with no dot at the end.',
      postfix: 'strict_rfc821_envelopes = yes; parent_domain_matches_subdomains without relay_domains.',
    },
  },
  run: (context) => judgeForm(context, forms, context.variant),
});
