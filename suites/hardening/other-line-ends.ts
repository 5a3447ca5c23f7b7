import { defineScenario } from '../shared/define.js';
import { falseEnds, judgeFalseEnd, nameOf } from '../shared/false-ends.js';

export const otherLineEnds = defineScenario({
  meta: {
    id: 'hardening/other-line-ends',
    title: 'A dot between line ends of other systems does not end the mail data',
    why: 'Where sender and receiver disagree on the end of a message, one message can carry a second one past every check (SMTP smuggling).',
    axis: 'conformance',
    requirements: ['5321-4.1.1.4-08', '5321-2.3.8-01', '5321-4.5.2-02'],
    weaknesses: ['CWE-444'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 10,
    needs: { mail: true, recipient: true },
    judges421: true,
    variants: falseEnds['other-line-ends'],
    findings: {
      endedData: {
        message: 'The server took {form} for the end of the message: {evidence}',
        breaks: ['5321-4.1.1.4-08', '5321-2.3.8-01', '5321-4.5.2-02'],
      },
    },
    remedy: {
      any: 'End mail data at CRLF . CRLF only; split no text at VT, FF, NEL or LS, as string libraries do.',
    },
  },
  async run(context) {
    const { variant: form, violation, pass, inconclusive } = context;
    const seen = await judgeFalseEnd(context, 'other-line-ends', form);
    if (seen.ended === undefined) return inconclusive(seen.why);
    if (seen.ended) return violation('endedData', { form: nameOf(form), evidence: seen.evidence });
    return pass(seen.evidence);
  },
});
