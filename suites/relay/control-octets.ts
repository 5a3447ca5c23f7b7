import { defineScenario } from '../shared/define.js';
import { judgeForm, ownFormFindings } from '../shared/relay-forms.js';

const forms = {
  nul: { to: '<{U}@{R}\0@{L}>', trusted: true },
  cr: { to: '<{U}@{R}\r@{L}>' },
  tab: { to: '<{U}@{R}\t@{L}>' },
} as const;

export const controlOctets = defineScenario({
  meta: {
    id: 'relay/control-octets',
    title: 'A foreign address that a control character cuts off is not relayed',
    why: 'A filter that reads the whole line sees the local domain at its end; one that stops at NUL or CR, as strings in C do, sends to what is in front.',
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
      any: 'Refuse a line with a control character before its address is read.',
    },
  },
  run: (context) => judgeForm(context, forms, context.variant),
});
