import { defineScenario } from '../shared/define.js';
import { judgeForm, ownFormFindings } from '../shared/relay-forms.js';

const forms = {
  equals: { to: '<{U}={R}@{L}>', trusted: true },
  verp: { to: '<smtpspec+{U}={R}@{L}>' },
  'mailbox-detail': { to: '<{A}+{U}={R}@{L}>', namesOwn: true },
  srs0: { to: '<SRS0=AAAA=AA={R}={U}@{L}>' },
  batv: { to: '<prvs=0123456789={U}={R}@{L}>' },
  imceasmtp: { to: '<IMCEASMTP-{U}+40{R}@{L}>' },
  x400: { to: '<"/dd.rfc-822={U}(a){R}/"@{L}>' },
  'mail-11': { to: '<"gateway::smtp%\\"{U}@{R}\\""@{L}>' },
} as const;

export const encodedAddress = defineScenario({
  meta: {
    id: 'relay/encoded-address',
    title: 'A foreign address that is coded into a local one is not relayed',
    why: 'Bounces of forwarders and lists, and gateways, are addressed so; one that decodes without a check sends mail on for anybody.',
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
      any: 'Decode only what the server itself has coded: check hash and age of SRS and of tags before the address is looked at.',
    },
  },
  run: (context) => judgeForm(context, forms, context.variant),
});
