import { defineScenario } from '../shared/define.js';
import { falseEnds, judgeFalseEnd, nameOf } from '../shared/false-ends.js';
import { hasBareLineEnd, seenAtCanary } from '../shared/passed-on.js';

export const bareLfEndOfData = defineScenario({
  meta: {
    id: 'hardening/bare-lf-end-of-data',
    title: 'A dot between bare LFs does not end the mail data, and no bare CR or LF is passed on',
    why: 'Where sender and receiver disagree on the end of a message, one message can carry a second one past every check (SMTP smuggling).',
    axis: 'conformance',
    requirements: ['5321-4.1.1.4-08', '5321-4.1.1.4-07', '5321-2.3.8-01', '5321-2.3.8-05', '5321-4.1.1.4-09'],
    weaknesses: ['CWE-444', 'CVE-2023-51764', 'CVE-2023-51765', 'CVE-2023-51766'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 9,
    needs: { mail: true, recipient: true },
    judges421: true,
    variants: falseEnds['bare-lf'],
    findings: {
      endedData: {
        message: 'The server took {form} for the end of the message: {evidence}',
        breaks: ['5321-4.1.1.4-08', '5321-4.1.1.4-07', '5321-2.3.8-01'],
      },
      passedOn: {
        message: 'The server took {form} as content, and sent a bare CR or LF on: {evidence}',
        breaks: ['5321-2.3.8-05', '5321-4.1.1.4-09'],
      },
    },
    remedy: {
      any: 'End mail data at CRLF . CRLF only; refuse messages with bare LF, or keep the LF as content.',
      postfix: 'smtpd_forbid_bare_newline = normalize (3.9, 3.8.5, 3.7.10 and later), or reject.',
      exim: 'Upgrade to 4.97.1 or a distribution build with the fix of CVE-2023-51766.',
      sendmail: 'Upgrade to 8.18 or later.',
      opensmtpd: 'No setting is known (7.6); lines are cut at LF before a filter sees them.',
      exchange: 'Set-ReceiveConnector -BareLinefeedRejectionEnabled $true',
    },
  },
  async run(context) {
    const { variant: form, violation, pass, inconclusive } = context;
    const seen = await judgeFalseEnd(context, 'bare-lf', form);
    if (seen.ended === undefined) return inconclusive(seen.why);
    if (seen.ended) return violation('endedData', { form: nameOf(form), evidence: seen.evidence });
    if (!seen.accepted) return pass(seen.evidence);
    const { came = '', evidence } = await seenAtCanary(context, seen.forms, form);
    if (hasBareLineEnd(came)) return violation('passedOn', { form: nameOf(form), evidence });
    return pass(`${seen.evidence}; ${evidence}`);
  },
});
