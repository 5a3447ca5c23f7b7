import { defineScenario } from '../shared/define.js';
import { falseEnds, judgeFalseEnd, nameOf } from '../shared/false-ends.js';

export const blankEndOfData = defineScenario({
  meta: {
    id: 'hardening/blank-end-of-data',
    title: 'A line of a dot and blanks does not end the mail data',
    why: 'Where sender and receiver disagree on the end of a message, one message can carry a second one past every check (SMTP smuggling).',
    axis: 'conformance',
    requirements: ['5321-4.5.2-02'],
    weaknesses: ['CWE-444'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 8,
    needs: { mail: true, recipient: true },
    judges421: true,
    variants: falseEnds.blank,
    findings: {
      endedData: {
        message: 'The server took {form} for the end of the message: {evidence}',
        breaks: ['5321-4.5.2-02'],
        // The clause is a procedure without a keyword; a server that departs from it cuts messages in two.
        level: 'MUST',
      },
    },
    remedy: {
      any: 'End mail data at CRLF . CRLF only, and trim nothing before the line is compared.',
    },
  },
  async run(context) {
    const { variant: form, violation, pass, inconclusive } = context;
    const seen = await judgeFalseEnd(context, 'blank', form);
    if (seen.ended === undefined) return inconclusive(seen.why);
    if (seen.ended) return violation('endedData', { form: nameOf(form), evidence: seen.evidence });
    return pass(seen.evidence);
  },
});
