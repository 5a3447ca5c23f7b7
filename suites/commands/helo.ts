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
      '5321-4.3.2-09',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      notSupported: {
        message: 'HELO drew {reply}, as if the command did not exist',
        breaks: ['5321-2.2.1-04', '5321-4.1.1.1-08', '5321-F.3-01', '5321-4.5.1-01'],
      },
      syntaxRefused: {
        message: 'HELO {name} drew {reply}, and EHLO with the same name 250',
        breaks: ['5321-4.1.1.1-12'],
        level: 'derived',
      },
      oddCode: {
        message: 'HELO drew {reply}, which is neither 250 nor a refusal',
        breaks: ['5321-4.3.2-09'],
      },
      listsExtensions: {
        message: 'The reply to HELO lists the extension {keyword}',
        breaks: ['5321-3.2-02'],
      },
      notCounted: { message: 'HELO was accepted, yet MAIL drew {reply}', breaks: ['5321-4.1.1.1-08'] },
    },
    remedy: { any: 'Accept HELO as the fallback of EHLO, with a reply of one line.' },
  },
  async run({ session, service, probe, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const name = probe.heloName;
    const reply = await greeted.command(`HELO ${name}`);
    if (reply.is(500, 502)) return violation('notSupported', { reply });
    if (reply.is(530)) return inconclusive(`HELO drew ${reply}: it wants TLS first of all`);
    if (reply.is(501) && (await greeted.ehlo(name)).is(250)) {
      return violation('syntaxRefused', { name, reply });
    }
    if (reply.is(2, 3) && !reply.is(250)) return violation('oddCode', { reply });
    if (!reply.is(250)) return inconclusive(`HELO ${name} drew ${reply}; see --client-name`);
    const more = reply.reply?.lines.slice(1).map(({ text }) => text.toUpperCase()) ?? [];
    if (more.length > 0) {
      // Free text is allowed, and may begin with such a word: only a line of the EHLO reply is one.
      await greeted.ehlo(probe.clientName);
      const { lines = [] } = greeted.extensions ?? {};
      const keyword = lines.find(({ raw }) => more.includes(raw.toUpperCase()))?.raw;
      if (keyword !== undefined) return violation('listsExtensions', { keyword });
      await greeted.command(`HELO ${name}`);
    }
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
