import { introduction } from '../shared/announced.js';
import { defineScenario } from '../shared/define.js';
import { date, products, versionOf, vulnerabilitiesOf } from '../shared/products.js';

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
          'The banner says {product} {version}. As released, that version had, among others, {list} (list of {date}). Distributions mend a version without changing its name, so this is no proof; {look}',
      },
    },
    remedy: {
      any: 'Look up the security notices of whoever packages the server for you, and keep it up to date.',
    },
  },
  async run({ session, once, facts, violation, pass, notApplicable }) {
    const product = products[facts.software ?? ''];
    if (product === undefined) return notApplicable('the server names no product that the list has');
    const { name } = product;
    const { texts } = await introduction({ session, once });
    const version = versionOf(
      product,
      texts.map(({ line }) => line),
    );
    if (version === undefined) return notApplicable(`the server names ${name}, and no version`);
    const found = vulnerabilitiesOf(product, version);
    if (found.length === 0) return pass(`the list of ${date} has nothing about ${name} ${version}`);
    const list = found.map(({ cve, note }) => `${cve} (${note})`).join(', ');
    const checks = [...new Set(found.flatMap((it) => it.checks))];
    const look =
      checks.length === 0 ? 'no check looks at the behaviour' : `see what ${checks.join(', ')} say`;
    return violation('listed', { product: name, version, list, date, look });
  },
});
