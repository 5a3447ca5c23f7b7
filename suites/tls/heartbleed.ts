import { defineScenario } from '../shared/define.js';

export const heartbleed = defineScenario({
  meta: {
    id: 'tls/heartbleed',
    title: 'A heartbeat that claims more than it holds is not answered',
    why: 'Who answers it sends memory of the server: keys, passwords, mail of others (Heartbleed).',
    axis: 'security',
    severity: 'critical',
    requirements: ['6520-4-01'],
    weaknesses: ['CWE-126', 'CVE-2014-0160'],
    services: ['smtp', 'submission', 'submissions'],
    // One octet is asked for; yet intrusion detection knows the form and may block the address.
    impact: 'stress',
    needs: { tls: true },
    connections: 0,
    findings: { leaks: { message: 'A heartbeat request that lacks one octet drew {text}' } },
    remedy: {
      any: 'Upgrade OpenSSL to 1.0.1g or later at once, then replace keys, certificates and passwords.',
    },
  },
  async run({ endpoint, violation, pass, notApplicable }) {
    const answer = await endpoint.heartbeatOverread();
    if (answer === undefined)
      return notApplicable('the server speaks TLS 1.3 alone, where the flaw never was');
    // Silence is what RFC 6520 asks for, and an alert or the end of the connection what servers without heartbeat give.
    return answer.leaked ? violation('leaks', { text: answer.text }) : pass(`it drew ${answer.text}`);
  },
});
