import { beginAuth, beginListed, mechanismToBegin, whereAuthIsOffered } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const authInTransaction = defineScenario({
  meta: {
    id: 'auth/in-transaction',
    title: 'Inside a mail transaction AUTH is refused with 503',
    why: 'The sender was accepted under the rules for strangers; a user who appears behind it is held to no rule at all.',
    axis: 'conformance',
    requirements: ['4954-4-03'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      begun: { message: 'After MAIL drew 250, {line} drew {reply}' },
      otherCode: { message: 'After MAIL drew 250, {line} was refused with {reply}, not 503' },
    },
    remedy: {
      any: 'Refuse AUTH with 503 between MAIL and the end of the transaction.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run(context) {
    const { probe, violation, pass, inconclusive, notApplicable } = context;
    const open = await whereAuthIsOffered(context);
    if (open === undefined) return notApplicable('the server does not offer AUTH');
    const mail = await open.command(`MAIL FROM:<${probe.sender}>`);
    // Behind a first AUTH the second one draws 503 anyhow, so that nothing would be seen.
    if (mail.is(5)) return notApplicable(`without AUTH no transaction can be opened: MAIL drew ${mail}`);
    if (!mail.is(250)) return inconclusive(`MAIL drew ${mail}`);
    const line = `AUTH ${mechanismToBegin(open)}`;
    const reply = await beginAuth(open, line);
    if (!reply.is(503) && !reply.is(2, 3, 5)) return inconclusive(`${line} drew ${reply}`);
    if (reply.is(2, 3)) return violation('begun', { line, reply });
    await open.quit();
    const control = await beginListed(context);
    if (!control.is(334))
      return inconclusive(`${line} drew ${reply}, and ${control} outside of a transaction`);
    return reply.is(503) ? pass(`${line} drew ${reply}`) : violation('otherCode', { line, reply });
  },
});
