import { openForMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { beginExchange, endExchange, madeUpPlain } from '../shared/made-up-sasl.js';

export const emptyChallenge = defineScenario({
  meta: {
    id: 'auth/empty-challenge',
    title: 'AUTH PLAIN with no initial response draws an empty challenge, "334 "',
    why: 'Clients that send no initial response, as long ones must not, wait for exactly this line; another one makes them give up.',
    axis: 'conformance',
    requirements: ['4954-4-08', '4954-4-09', '4954-4-06'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      refused: {
        message: 'AUTH PLAIN with no initial response drew {reply}, and with one {control}',
        breaks: ['4954-4-08'],
      },
      noSpace: { message: 'The empty challenge is 334 with no space behind it', breaks: ['4954-4-09'] },
      text: {
        message: 'The challenge that ought to be empty holds text that is no base64: {reply}',
        breaks: ['4954-4-06', '4954-4-09'],
      },
      notEmpty: {
        message: 'The client goes first in PLAIN, and the challenge in front of it is not empty: {reply}',
        breaks: ['4954-4-08', '4954-4-09'],
      },
    },
    remedy: {
      any: 'Send 334, one space and CR LF where the mechanism waits for the client.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run(context) {
    const { probe, violation, pass, inconclusive, notApplicable } = context;
    const { open, missing } = await openForMechanism(context, 'PLAIN');
    if (missing !== undefined) return notApplicable(missing);
    const reply = await beginExchange(open, 'PLAIN');
    if (reply.is(5)) {
      const control = await beginExchange(open, 'PLAIN', madeUpPlain(probe));
      const isOther = control.is(5) && !control.is(reply.code);
      return isOther ? violation('refused', { reply, control }) : inconclusive(`AUTH PLAIN drew ${reply}`);
    }
    if (!reply.is(334)) return inconclusive(`AUTH PLAIN drew ${reply}`);
    const lines = reply.reply?.lines ?? [];
    await endExchange(open, reply);
    if (lines.every(({ text }) => text === '')) {
      return lines.every(({ separator }) => separator !== '') ? pass() : violation('noSpace');
    }
    return violation(/^[A-Za-z0-9+/]+=*$/.test(reply.text) ? 'notEmpty' : 'text', { reply });
  },
});
