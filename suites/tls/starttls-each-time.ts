import { defineScenario } from '../shared/define.js';

/** Connections, one after the other; with the first look at the server that is one for each of a handful of hosts behind one name. */
const tries = 4;

export const starttlsEachTime = defineScenario({
  meta: {
    id: 'tls/starttls-each-time',
    title: 'Every connection finds STARTTLS listed, or none does',
    why: 'Behind one name some hosts may have TLS and some not; the mail that meets the others goes in clear, or is not sent.',
    axis: 'security',
    severity: 'low',
    requirements: ['3207-3-01'],
    weaknesses: ['CWE-757', 'CWE-319'],
    services: ['smtp', 'submission'],
    impact: 'observe',
    findings: {
      sometimes: { message: 'Of {all} connections, one after the other, {with} found STARTTLS listed' },
    },
    remedy: { any: 'Configure TLS alike on all hosts behind the name, and look at what the balancer does.' },
  },
  async run({ session, facts, violation, pass, notApplicable }) {
    let found = facts.plain.includes('STARTTLS') ? 1 : 0;
    for (let count = 0; count < tries; count++) {
      // A 421 or a broken connection is no answer: the scenario ends as inconclusive there.
      const open = await session('hello');
      if (open.offers('STARTTLS')) found += 1;
      await open.quit();
    }
    const all = tries + 1;
    if (found === 0) return notApplicable(`none of ${all} connections found STARTTLS listed`);
    if (found < all) return violation('sometimes', { all, with: found });
    return pass(`all of ${all} connections found STARTTLS listed`);
  },
});
