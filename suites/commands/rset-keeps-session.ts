import { servesNoop } from '../shared/controls.js';
import { defineScenario } from '../shared/define.js';

export const rsetKeepsSession = defineScenario({
  meta: {
    id: 'commands/rset-keeps-session',
    title: 'RSET works before and after the hello, and the session goes on',
    why: 'Clients that reuse a connection send RSET between messages, and some to see whether it is still alive.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.5-05', '5321-4.1.1.5-03', '5321-4.1.1.5-04', '5321-4.1.4-11', '5321-4.3.2-14'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    variants: { 'before-hello': 'greeted', 'after-hello': 'secured' },
    findings: {
      wantsHello: {
        message: 'RSET before EHLO drew {reply}',
        breaks: ['5321-4.1.4-11', '5321-4.1.1.5-04'],
      },
      refused: { message: 'RSET drew {reply}', breaks: ['5321-4.1.1.5-03', '5321-4.3.2-14'] },
      closed: {
        message: 'After RSET the session did not go on: {what}',
        breaks: ['5321-4.1.1.5-05'],
      },
      helloLost: {
        message: 'After RSET, MAIL drew {reply}: the hello was forgotten',
        breaks: ['5321-4.1.1.5-04'],
      },
    },
    remedy: {
      any: 'Let RSET clear the transaction only, at any time, and answer 250.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
    },
  },
  async run({ session, service, probe, variant: rung, violation, pass, inconclusive }) {
    const open = await session(rung);
    const rset = await open.command('RSET');
    if (rset.kind === 'closed' || rset.kind === 'reset') {
      if (await servesNoop(session, rung)) return violation('closed', { what: rset });
      return inconclusive(`the server ends sessions by itself in this state: ${rset}`);
    }
    if (rset.is(530)) return inconclusive(`RSET drew ${rset}: it wants TLS or AUTH first of all`);
    if (rset.is(5) || (rset.is(2, 3) && !rset.is(250))) {
      return violation(rung === 'greeted' && rset.is(503) ? 'wantsHello' : 'refused', { reply: rset });
    }
    if (!rset.is(250)) return inconclusive(`RSET drew ${rset}`);
    const noop = await open.command('NOOP');
    if (noop.kind === 'closed' || noop.kind === 'reset') {
      if (await servesNoop(session, rung)) return violation('closed', { what: noop });
      return inconclusive(`the server ends sessions by itself in this state: ${noop}`);
    }
    if (!noop.is(250)) return inconclusive(`RSET drew 250, NOOP after it ${noop}`);
    if (rung === 'greeted' || service !== 'smtp') return pass('RSET drew 250, and NOOP after it 250');
    const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (mail.is(503)) {
      await open.quit();
      await session('mail');
      return violation('helloLost', { reply: mail });
    }
    if (!mail.is(2, 4, 5)) return inconclusive(`RSET drew 250, and MAIL after it ${mail}`);
    return pass(`RSET drew 250, and MAIL after it ${mail.code}`);
  },
});
