import type { Session } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';

/** NOOP last: the others may be refused, and no more than three errors are made in one session. */
const verbs = ['VRFY', 'EXPN', 'HELP', 'NOOP'] as const;

export const lookupBeforeData = defineScenario({
  meta: {
    id: 'delivery/lookup-before-data',
    title:
      'VRFY, EXPN, HELP and NOOP between RCPT and DATA lose no recipient, and RSET is served after the message',
    why: 'A message must reach all who were named for it, whatever else the client asks on its way.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.1.6-01',
      '5321-4.1.1.7-01',
      '5321-4.1.1.8-04',
      '5321-4.1.1.9-01',
      '5321-4.1.1.5-03',
      '5321-4.1.1.5-04',
      '5321-4.3.2-14',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 5,
    needs: { mail: true, recipient: true },
    findings: {
      vrfyLost: { message: 'DATA after VRFY drew {reply}, without it 354', breaks: ['5321-4.1.1.6-01'] },
      expnLost: { message: 'DATA after EXPN drew {reply}, without it 354', breaks: ['5321-4.1.1.7-01'] },
      helpLost: { message: 'DATA after HELP drew {reply}, without it 354', breaks: ['5321-4.1.1.8-04'] },
      noopLost: { message: 'DATA after NOOP drew {reply}, without it 354', breaks: ['5321-4.1.1.9-01'] },
      resetRefused: {
        message: 'RSET after a message drew {reply}',
        breaks: ['5321-4.1.1.5-03', '5321-4.1.1.5-04', '5321-4.3.2-14'],
      },
    },
    remedy: { any: 'Keep sender and recipients until RSET, a hello, the end of the message or QUIT.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('recipient');
    const data = await dataAfter(open, verbs);
    if (data.is(354)) {
      const end = await sendText(open);
      if (!end.is(250)) return inconclusive(`the message drew ${end}`);
      const rset = await open.command('RSET');
      if (rset.is(250)) return pass('DATA drew 354 after all of them, and RSET after the message 250');
      return rset.is(2, 3, 5) && !rset.is(521)
        ? violation('resetRefused', { reply: rset })
        : inconclusive(`RSET after the message drew ${rset}`);
    }
    if (!data.is(503, 554)) return inconclusive(`DATA drew ${data}`);
    await open.quit();

    const plain = await session('recipient');
    const control = await dataAfter(plain, []);
    if (!control.is(354)) return inconclusive(`DATA drew ${data}, and without the lookups ${control}`);
    await sendText(plain);
    await plain.quit();
    const lost = { VRFY: 'vrfyLost', EXPN: 'expnLost', HELP: 'helpLost', NOOP: 'noopLost' } as const;
    for (const verb of verbs) {
      const single = await session('recipient');
      const reply = await dataAfter(single, [verb]);
      if (reply.is(503, 554)) return violation(lost[verb], { reply });
      if (reply.is(354)) await sendText(single);
      await single.quit();
    }
    return inconclusive(`DATA drew ${data} after all of them, and after none of them alone`);

    async function dataAfter(at: Session, before: readonly (typeof verbs)[number][]) {
      for (const verb of before) {
        await at.command(verb === 'VRFY' || verb === 'EXPN' ? `${verb} ${probe.recipient}` : verb);
      }
      return at.command('DATA');
    }
    function sendText(at: Session) {
      return at.endData(`${probeHeader(probe, 'lookups before DATA')}text\r\n`);
    }
  },
});
