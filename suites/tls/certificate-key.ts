import { leafOf, noChain, ordinary } from '../shared/certificates.js';
import { defineScenario } from '../shared/define.js';

export const certificateKey = defineScenario({
  meta: {
    id: 'tls/certificate-key',
    title: 'The key of the certificate is long enough: 2048 bits for RSA',
    why: 'Who factors a key of 1024 bits is the server from then on, and reads what was recorded before where keys are sent by RSA.',
    axis: 'conformance',
    requirements: ['9325-4.5-03'],
    weaknesses: ['CWE-326'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      short: { message: 'The RSA key has {bits} bits; 2048 are the least' },
      shortOpportunistic: {
        message:
          'The RSA key has {bits} bits; 2048 are the least; on this port better than clear text, and no more',
        level: 'SHOULD',
      },
    },
    remedy: {
      any: 'Make a new key, RSA of 2048 bits or ECDSA on P-256, and have a certificate issued for it.',
    },
  },
  async run({ endpoint, service, violation, pass, inconclusive }) {
    const leaves = ordinary(await endpoint.chains()).flatMap((chain) => leafOf(chain) ?? []);
    if (leaves.length === 0) return inconclusive(noChain);
    const short = leaves.find(({ keyType, keyBits }) => keyType === 'RSA' && keyBits > 0 && keyBits < 2048);
    if (short !== undefined)
      return violation(service === 'smtp' ? 'shortOpportunistic' : 'short', { bits: short.keyBits });
    return pass(leaves.map(({ keyType, keyBits, curve }) => `${keyType} ${curve ?? keyBits}`).join(', '));
  },
});
