import { defineScenario } from '../shared/define.js';
import { falseEnds, judgeFalseEnd, nameOf } from '../shared/false-ends.js';
import { hasBareLineEnd, seenAtCanary } from '../shared/passed-on.js';

export const nulEndOfData = defineScenario({
  meta: {
    id: 'hardening/nul-end-of-data',
    title:
      'A NUL in or beside CRLF . CRLF keeps it from ending the mail data, and no bare CR or LF is passed on',
    why: 'Where sender and receiver disagree on the end of a message, one message can carry a second one past every check (SMTP smuggling).',
    axis: 'conformance',
    requirements: ['5321-4.1.1.4-08', '5321-2.3.8-01', '5321-4.5.2-02', '5321-2.3.8-05', '5321-4.1.1.4-09'],
    weaknesses: ['CWE-444', 'CWE-158'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 11,
    needs: { mail: true, recipient: true },
    judges421: true,
    variants: falseEnds.nul,
    findings: {
      endedData: {
        message: 'The server took {form} for the end of the message: {evidence}',
        breaks: ['5321-4.1.1.4-08', '5321-2.3.8-01'],
      },
      endedAtNul: {
        message: 'The server took a dot with a NUL beside it for the end of the message ({form}): {evidence}',
        breaks: ['5321-4.5.2-02'],
        // The clause is a procedure without a keyword; a server that departs from it cuts messages in two.
        level: 'MUST',
      },
      passedOn: {
        message: 'The server took {form} as content, and sent a bare CR or LF on: {evidence}',
        breaks: ['5321-2.3.8-05', '5321-4.1.1.4-09'],
      },
    },
    remedy: {
      any: 'End mail data at CRLF . CRLF only; refuse messages with NUL, or keep it as content.',
      opensmtpd: 'No setting is known; a filter can refuse NUL.',
      postfix: 'smtpd_forbid_bare_newline = normalize (3.9, 3.8.5, 3.7.10 and later), or reject.',
    },
  },
  async run(context) {
    const { variant: form, violation, pass, inconclusive } = context;
    const seen = await judgeFalseEnd(context, 'nul', form);
    if (seen.ended === undefined) return inconclusive(seen.why);
    if (seen.ended)
      return violation(hasBareLineEnd(form) ? 'endedData' : 'endedAtNul', {
        form: nameOf(form),
        evidence: seen.evidence,
      });
    if (!seen.accepted) return pass(seen.evidence);
    const { came = '', evidence } = await seenAtCanary(context, seen.forms, form);
    if (hasBareLineEnd(came)) return violation('passedOn', { form: nameOf(form), evidence });
    return pass(`${seen.evidence}; ${evidence}`);
  },
});
