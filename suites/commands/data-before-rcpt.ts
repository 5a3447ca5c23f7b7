import { defineScenario } from '../shared/define.js';

export const dataBeforeRcpt = defineScenario({
  meta: {
    id: 'commands/data-before-rcpt',
    title: 'DATA without MAIL, or without a recipient, yields no accepted message',
    why: 'A message that is accepted for nobody is lost: the client believes it delivered.',
    axis: 'conformance',
    requirements: ['5321-4.1.4-19', '5321-3.3-20', '5321-4.3.2-12'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: { 'before-mail': { rung: 'ready' }, 'before-rcpt': { rung: 'mail' } },
    findings: {
      accepted: {
        message: 'DATA drew 354 and its end {reply}: a message was accepted for nobody',
        breaks: ['5321-4.1.4-19', '5321-3.3-20'],
      },
      oddCode: {
        message: 'DATA out of order was refused with {reply}; 503 and 554 are the codes for it',
        breaks: ['5321-4.3.2-12'],
      },
      acceptedAtOnce: {
        message: 'DATA out of order drew {reply} at once',
        breaks: ['5321-4.1.4-19', '5321-4.3.2-12'],
      },
    },
    remedy: { any: 'Refuse DATA with 503 (or 554) while there is no accepted recipient.' },
  },
  async run({ session, variant: { rung }, violation, pass, inconclusive }) {
    const open = await session(rung);
    const data = await open.command('DATA');
    if (data.is(503, 554)) return pass(`DATA drew ${data}`);
    if (data.is(5) && !data.is(530)) return violation('oddCode', { reply: data });
    if (data.is(2)) return violation('acceptedAtOnce', { reply: data });
    if (!data.is(354)) return inconclusive(`DATA drew ${data}`);
    const end = await open.endData('');
    if (end.is(2)) return violation('accepted', { reply: end });
    if (end.is(5) || end.is(4)) return pass(`DATA drew 354, and its end ${end}`);
    return inconclusive(`DATA drew 354, and its end ${end}`);
  },
});
