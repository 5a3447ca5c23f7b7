import { leafOf, noChain, ordinary, periods } from '../shared/certificates.js';
import { defineScenario } from '../shared/define.js';

/** Whoever renews by hand needs some days; whoever has short certificates renews them late by design. */
const noticeDays = 14;
const noticeShare = 1 / 6;
const dayMs = 24 * 3_600_000;

export const certificateValidity = defineScenario({
  meta: {
    id: 'tls/certificate-validity',
    title: 'Every certificate on the path is valid today, and will be for some days',
    why: 'On the day when it expires mail programs stop sending, and servers that insist on proof (MTA-STS, DANE) stop delivering.',
    axis: 'security',
    severity: 'high',
    requirements: ['5280-4.1.2.5-01', '8314-4.4-01'],
    weaknesses: ['CWE-298'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      expired: {
        message: 'A certificate has expired: {periods}',
        breaks: ['5280-4.1.2.5-01', '8314-4.4-01'],
      },
      notYetValid: {
        message: 'A certificate is not valid yet, if our clock is right: {periods}',
        severity: 'medium',
        breaks: ['5280-4.1.2.5-01', '8314-4.4-01'],
      },
      // Most mail servers do not look (RFC 3207 section 4.1); those that follow MTA-STS do.
      outOfDateOpportunistic: {
        message:
          'A certificate is not valid today: {periods}; on this port most senders do not mind, those that go by MTA-STS do',
        severity: 'low',
      },
      soonExpired: {
        message: 'The certificate expires in {days} days: {periods}',
        severity: 'low',
      },
    },
    remedy: {
      any: 'Renew it, and see to it that the server reads the new one; automatic renewal needs a reload of the mail server.',
      postfix: 'Postfix reads certificates anew by itself within max_use connections or max_idle seconds',
    },
  },
  async run({ endpoint, service, violation, pass, inconclusive }) {
    const chains = ordinary(await endpoint.chains());
    const [first] = chains;
    if (first === undefined) return inconclusive(noChain);
    const bad = chains.find(({ expired, notYetValid }) => expired || notYetValid);
    if (bad !== undefined) {
      const told = { periods: periods(bad.certificates) };
      if (service === 'smtp') return violation('outOfDateOpportunistic', told);
      return violation(bad.expired ? 'expired' : 'notYetValid', told);
    }
    const soon = chains.find((chain) => {
      const { notBefore = '', notAfter = '' } = leafOf(chain) ?? {};
      const lifetimeDays = (Date.parse(notAfter) - Date.parse(notBefore)) / dayMs;
      return chain.daysLeft < Math.min(noticeDays, lifetimeDays * noticeShare);
    });
    if (soon !== undefined) {
      const leaf = leafOf(soon);
      return violation('soonExpired', { days: soon.daysLeft, periods: periods(leaf ? [leaf] : []) });
    }
    return pass(`${first.daysLeft} days left`);
  },
});
