import { offeredMechanisms } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const authListInsideTls = defineScenario({
  meta: {
    id: 'auth/list-inside-tls',
    title: 'Every mechanism that is listed in clear is listed inside TLS too',
    why: 'A client that has picked its mechanism before STARTTLS does not find it again; where the lists differ in this way, two servers answer under one name.',
    axis: 'conformance',
    requirements: ['4954-3-02'],
    services: ['smtp', 'submission'],
    impact: 'observe',
    needs: { tls: true },
    findings: {
      withdrawn: { message: 'EHLO lists {gone} in clear, and inside TLS only {inside}' },
    },
    remedy: { any: 'List inside TLS all that is listed in clear, unless it is left out on purpose.' },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('hello');
    const outside = offeredMechanisms(open);
    const { go, tls } = await open.startTls();
    if (!tls?.ok) return inconclusive(`STARTTLS drew ${go}, and no TLS came about`);
    const hello = await open.ehlo(probe.clientName);
    if (!hello.is(250)) return inconclusive(`EHLO inside TLS drew ${hello}`);
    const listed = offeredMechanisms(open);
    if (outside.length + listed.length === 0) return notApplicable('the server does not offer AUTH');
    const gone = outside.filter((name) => !listed.includes(name));
    const inside = listed.join(' ') || 'none';
    if (gone.length > 0) return violation('withdrawn', { gone: gone.join(' '), inside });
    return pass(`in clear: ${outside.join(' ') || 'none'}; inside TLS: ${inside}`);
  },
});
