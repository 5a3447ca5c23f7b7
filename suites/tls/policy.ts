import { defineScenario } from '../shared/define.js';
import { listed } from '../shared/tls-suites.js';

export const policy = defineScenario({
  meta: {
    id: 'tls/policy',
    title: 'The endpoint is as the chosen TLS policy wants it',
    why: 'Whoever must follow a published policy wants to know where the server departs from it.',
    axis: 'security',
    requirements: ['9325-1-01'],
    weaknesses: ['CWE-327'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      forbidden: { message: '{policy} forbids: {what}', severity: 'medium' },
      phasedOut: { message: '{policy} wants given up: {what}', severity: 'low' },
    },
    variants: {
      versions: 'versions',
      suites: 'suites',
      order: 'order',
      groups: 'groups',
      signatures: 'signatures',
      certificate: 'certificate',
      features: 'features',
    },
    remedy: {
      any: 'Configure what the message names, or choose the policy that the server is meant to follow.',
    },
  },
  async run({ endpoint, variant, violation, pass, inconclusive, notApplicable }) {
    const report = await endpoint.policy();
    if (report === undefined) return notApplicable('no policy was asked for (--tls-policy)');
    const deviations = report.deviations.filter(({ rule }) => rule === variant);
    const name = `${report.name} ${report.version}`;
    const what = (severity: string) =>
      listed(deviations.filter((it) => it.severity === severity).map(({ text }) => text));
    if (deviations.some(({ severity }) => severity === 'medium'))
      return violation('forbidden', { policy: name, what: what('medium') });
    if (deviations.length > 0) return violation('phasedOut', { policy: name, what: what('low') });
    const gap = report.unjudged?.find(({ rule }) => rule === variant);
    if (gap?.verdict === 'not-applicable') return notApplicable(`${name}: ${gap.why}`);
    if (gap !== undefined) return inconclusive(`nothing that was seen departs from ${name}, but ${gap.why}`);
    return pass(`nothing departs from ${name}`);
  },
});
