import { announced } from '../shared/announced.js';
import { defineScenario } from '../shared/define.js';
import { date, versionOf, vulnerabilitiesOf } from '../shared/products.js';

export const knownProduct = defineScenario({
  meta: {
    id: 'hardening/known-product',
    title: 'The version in the banner is none with published vulnerabilities',
    why: 'It tells what to look up; whether the server is vulnerable only its behaviour and its packager can tell.',
    axis: 'security',
    // Never more: distributions mend a version without changing what it calls itself.
    severity: 'info',
    requirements: ['5321-7.5-02'],
    weaknesses: ['CWE-1395'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    findings: {
      listed: {
        message:
          'The banner says {product} {version}. As released, that version had {list} (list of {date}). Distributions mend a version without changing its name, so this is no proof; {look}',
      },
    },
    remedy: {
      any: 'Look up the security notices of whoever packages the server for you, and keep it up to date.',
    },
  },
  async run({ session, facts, violation, pass, notApplicable }) {
    const product = facts.software;
    if (product === undefined) return notApplicable('the server names no product that we know');
    const open = await session('hello');
    const version = versionOf(
      product,
      announced(open).map(({ line }) => line),
    );
    if (version === undefined) return notApplicable(`the server names ${product}, and no version`);
    const found = vulnerabilitiesOf(product, version);
    if (found.length === 0) return pass(`the list of ${date} has nothing about ${product} ${version}`);
    const list = found.map(({ cve, note }) => `${cve} (${note})`).join(', ');
    const checks = [...new Set(found.flatMap((it) => it.checks))];
    const look =
      checks.length === 0 ? 'no check looks at the behaviour' : `see what ${checks.join(', ')} say`;
    return violation('listed', { product, version, list, date, look });
  },
});
