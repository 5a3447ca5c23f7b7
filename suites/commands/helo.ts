import { defineScenario } from '../shared/define.js';

export const helo = defineScenario({
  meta: {
    id: 'commands/helo',
    title: 'HELO still works, and lists no extensions',
    why: 'Old and small clients, and the fallback after a failed EHLO, know nothing else.',
    axis: 'conformance',
    requirements: [
      '5321-2.2.1-04',
      '5321-4.1.1.1-08',
      '5321-3.2-02',
      '5321-4.1.1.1-12',
      '5321-F.3-01',
      '5321-4.5.1-01',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      notSupported: { message: 'HELO drew {reply}, as if the command did not exist' },
      listsExtensions: {
        message: 'The reply to HELO lists the extension {keyword}',
        breaks: ['5321-3.2-02'],
      },
      notCounted: { message: 'HELO was accepted, yet MAIL drew {reply}', breaks: ['5321-4.1.1.1-08'] },
    },
    remedy: { any: 'Accept HELO as the fallback of EHLO, with a reply of one line.' },
  },
  async run({ session, service, probe, facts, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const reply = await greeted.command(`HELO ${probe.heloName}`);
    if (reply.is(500, 502)) return violation('notSupported', { reply });
    if (reply.is(530)) return inconclusive(`HELO drew ${reply}: it wants TLS first of all`);
    if (!reply.is(250)) return inconclusive(`HELO ${probe.heloName} drew ${reply}; see --client-name`);
    const offered = new Set([...facts.plain, ...facts.tls]);
    const keyword = reply.reply?.lines
      .slice(1)
      .map(({ text }) => (text.split(' ')[0] ?? '').toUpperCase())
      .find((word) => offered.has(word));
    if (keyword !== undefined) return violation('listsExtensions', { keyword });
    if (service !== 'smtp') return pass();
    const mail = await greeted.command(`MAIL FROM:<${probe.sender}>`);
    if (mail.is(503)) {
      await greeted.quit();
      await session('mail');
      return violation('notCounted', { reply: mail });
    }
    if (!mail.is(250)) return inconclusive(`HELO drew 250, then MAIL drew ${mail}`);
    return pass('HELO drew 250, and MAIL after it 250');
  },
});
