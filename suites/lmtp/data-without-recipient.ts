import { defineScenario } from '../shared/define.js';

export const dataWithoutRecipient = defineScenario({
  meta: {
    id: 'lmtp/data-without-recipient',
    title: 'DATA is refused with 503 while no recipient was accepted',
    why: 'The end of such a message would draw no reply at all, and the client would wait for one.',
    axis: 'conformance',
    requirements: ['2033-4.2-01'],
    services: ['lmtp'],
    impact: 'probe',
    findings: {
      served: { message: 'DATA with no recipient drew {reply}' },
      otherCode: {
        message: 'DATA with no recipient was refused with {reply}, and 503 is the only code for it',
      },
    },
    remedy: { any: 'Refuse DATA with 503 while there is no accepted recipient.' },
  },
  async run({ session, violation, pass, inconclusive }) {
    const open = await session('mail');
    const data = await open.command('DATA');
    if (data.is(503)) return pass(`DATA drew ${data}`);
    if (data.is(354)) await open.remaining('.\r\n');
    if (data.is(2, 3)) return violation('served', { reply: data });
    if (!data.is(5) || data.is(530)) return inconclusive(`DATA drew ${data}`);
    return violation('otherCode', { reply: data });
  },
});
