import { defineScenario } from '../shared/define.js';
import { judgeForm, ownFormFindings } from '../shared/relay-forms.js';

const forms = {
  'at-domain': { to: '<"{U}@{R}"@{L}>', trusted: true },
  'at-literal': { to: '<"{U}@{R}"@{IP}>' },
  bare: { to: '<"{U}@{R}">' },
  backslash: { to: '<{U}\\@{R}@{L}>' },
  'quoted-backslash': { to: '<"{U}\\@{R}"@{L}>' },
} as const;

export const quotedAddress = defineScenario({
  meta: {
    id: 'relay/quoted-address',
    title: 'A foreign address in the quotes of a local-part is not relayed',
    why: 'Where the quotes are taken off before the address is read again, the @ inside them becomes the one that counts.',
    axis: 'security',
    severity: 'high',
    requirements: ['2505-2.1-01', '5321-7.9-02', '5321-3.3-13'],
    weaknesses: ['CWE-441'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    needs: { localDomain: true },
    variants: forms,
    findings: ownFormFindings,
    remedy: {
      any: 'Find the domain behind the last @ that stands outside quotes, once, and hand address and domain on as they were read.',
      postfix: 'resolve_dequoted_address = yes, which is the default.',
      exim: 'Keep the "deny local_parts = ^.*[@%!/|]" of the default configuration in the ACL for RCPT.',
    },
  },
  run: (context) => judgeForm(context, forms, context.variant),
});
