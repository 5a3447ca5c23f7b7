import { defineScenario } from '../shared/define.js';

export const smtpHello = defineScenario({
  meta: {
    id: 'lmtp/smtp-hello',
    title: 'EHLO and HELO are not served',
    why: 'The hello is how two sides find out that they speak different protocols; where any is taken, the first message for two recipients goes wrong.',
    axis: 'conformance',
    requirements: ['2033-4.1-02', '2033-4.1-03'],
    services: ['lmtp'],
    impact: 'probe',
    variants: { ehlo: { verb: 'EHLO' }, helo: { verb: 'HELO' } },
    findings: {
      served: { message: '{verb} drew {reply} on LMTP', breaks: ['2033-4.1-02'] },
      otherCode: {
        message: '{verb} was refused with {reply}; 500 is the recommended code',
        breaks: ['2033-4.1-03'],
      },
    },
    remedy: { any: 'Answer EHLO and HELO with 500, as any command that is not known.' },
  },
  async run({ session, probe, variant: { verb }, violation, pass, inconclusive }) {
    const open = await session('greeted');
    const reply = await open.command(`${verb} ${probe.heloName}`);
    if (reply.is(2)) {
      // A server that does not know LHLO speaks SMTP, and the hello is right there.
      await open.quit();
      await session('hello');
      return violation('served', { verb, reply });
    }
    if (reply.is(500)) return pass(`${verb} drew ${reply}`);
    return reply.is(5) ? violation('otherCode', { verb, reply }) : inconclusive(`${verb} drew ${reply}`);
  },
});
