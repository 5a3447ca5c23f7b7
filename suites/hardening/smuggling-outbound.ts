import { defineScenario } from '../shared/define.js';
import { judgeFalseEnd, nameOf } from '../shared/false-ends.js';
import { seenAtCanary } from '../shared/passed-on.js';
import { undotted } from '../shared/undotted.js';

export const smugglingOutbound = defineScenario({
  meta: {
    id: 'hardening/smuggling-outbound',
    title: 'A false end of data that a user sends does not go out as it came',
    why: 'Next hops that take it for an end would accept from this server what its users put behind it, with any sender address.',
    axis: 'security',
    severity: 'medium',
    requirements: ['5321-4.1.1.4-09', '5321-2.3.8-05'],
    weaknesses: ['CWE-444', 'CWE-93'],
    services: ['submission', 'submissions'],
    impact: 'deliver',
    messages: 21,
    needs: { mail: true, recipient: true, canary: true },
    judges421: true,
    variants: undotted,
    findings: {
      sentOn: {
        message: 'The server sent {form} of its user on, undotted: {evidence}',
        breaks: ['5321-4.1.1.4-09', '5321-2.3.8-05'],
      },
    },
    remedy: {
      any: 'Refuse messages with bare CR, bare LF or NUL, or make CRLF of each before dots are doubled.',
      postfix: 'cleanup_replace_stray_cr_lf = yes (3.9, 3.8.5, 3.7.10 and later; the default).',
    },
  },
  async run(context) {
    const { variant, violation, pass, inconclusive, notApplicable } = context;
    const { family, form } = variant;
    const taken = await judgeFalseEnd(context, family, form);
    if (taken.ended === undefined) return inconclusive(taken.why);
    if (taken.ended) return notApplicable(`${nameOf(form)} ends the message here: ${taken.evidence}`);
    if (!taken.accepted) return pass(taken.evidence);
    const { came, evidence } = await seenAtCanary(context, taken.forms, form);
    if (came === undefined) return inconclusive(evidence);
    return came.includes(form) ? violation('sentOn', { form: nameOf(form), evidence }) : pass(evidence);
  },
});
