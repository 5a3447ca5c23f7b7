import { defineScenario } from '../shared/define.js';

export const eightBitMime = defineScenario({
  meta: {
    id: 'commands/eight-bit-mime',
    title: 'EHLO offers 8BITMIME',
    why: 'Without it every message with an accent has to be re-encoded on its way, which breaks signatures.',
    axis: 'conformance',
    requirements: ['5321-2.4-16'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    findings: { notOffered: { message: 'EHLO does not offer 8BITMIME' } },
    remedy: {
      any: 'Turn 8BITMIME on; look for a proxy that takes it out of the EHLO reply.',
      exim: 'accept_8bitmime = true',
    },
  },
  async run({ session, violation, pass }) {
    return (await session('secured')).offers('8BITMIME') ? pass() : violation('notOffered');
  },
});
