import { defineScenario } from '../shared/define.js';

export const nestedMail = defineScenario({
  meta: {
    id: 'commands/nested-mail',
    title: 'A second MAIL in an open transaction is refused with 503, and the first one stays',
    why: 'A server that mixes two transactions can send a message under the wrong sender.',
    axis: 'conformance',
    requirements: ['5321-4.1.4-16', '5321-4.1.4-20', '5321-4.1.4-19'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      accepted: { message: 'A second MAIL drew {reply} while the first was open' },
      wrongCode: {
        message: 'A second MAIL was refused with {reply}, not 503',
        breaks: ['5321-4.1.4-16', '5321-4.1.4-19'],
      },
      transactionLost: {
        message: 'After the refused second MAIL, RCPT drew {reply}: the first MAIL was forgotten',
        breaks: ['5321-4.1.4-20'],
      },
    },
    remedy: {
      any: 'Answer a nested MAIL with 503 and keep the open transaction.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const open = await session('mail');
    const second = await open.command(`MAIL FROM:<${probe.sender}>`);
    if (second.is(2)) return violation('accepted', { reply: second });
    if (second.is(5) && !second.is(503, 530)) return violation('wrongCode', { reply: second });
    if (!second.is(503)) return inconclusive(`the second MAIL drew ${second}`);
    const rcpt = await open.command(`RCPT TO:<${probe.recipient}>`);
    if (rcpt.is(2)) return pass('the second MAIL drew 503, and RCPT for the first one 250');
    if (!rcpt.is(503)) return inconclusive(`RCPT drew ${rcpt}`);
    await open.quit();
    // Some say 503 to every recipient that they want AUTH for: then the ladder breaks here.
    await session('recipient');
    return violation('transactionLost', { reply: rcpt });
  },
});
