import { defineScenario } from '../shared/define.js';
import { countEnds, watchFalseEnd } from '../shared/end-of-data.js';

export const bareLfEndOfData = defineScenario({
  meta: {
    id: 'hardening/bare-lf-end-of-data',
    title: 'A dot between bare LFs does not end the mail data',
    why: 'Where sender and receiver disagree on the end of a message, one message can carry a second one past every check (SMTP smuggling).',
    axis: 'conformance',
    requirements: ['5321-4.1.1.4-08', '5321-4.1.1.4-07', '5321-2.3.8-01'],
    weaknesses: ['CWE-444', 'CVE-2023-51764', 'CVE-2023-51766'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 2,
    needs: { mail: true, recipient: true },
    judges421: true,
    variants: {
      'lf-dot-lf': '\n.\n',
      'lf-dot-crlf': '\n.\r\n',
      'crlf-dot-lf': '\r\n.\n',
    },
    findings: {
      endedData: {
        message: 'The server took {form} for the end of the message: {evidence}',
        breaks: ['5321-4.1.1.4-08', '5321-4.1.1.4-07', '5321-2.3.8-01'],
      },
    },
    remedy: {
      any: 'End mail data at CRLF . CRLF only; refuse messages with bare LF, or keep the LF as content.',
      postfix: 'smtpd_forbid_bare_newline = normalize (3.9, 3.8.5, 3.7.10 and later), or reject.',
      exim: 'Upgrade to 4.97.1 or a distribution build with the fix of CVE-2023-51766.',
      sendmail: 'Upgrade to 8.18 or later.',
      opensmtpd: 'No setting is known; a filter can refuse bare LF.',
    },
  },
  async run({ session, probe, variant: form, violation, pass, inconclusive }) {
    const subject = 'bare LF';
    const open = await session('recipient');
    let seen = await countEnds(open, probe, subject, `text${form}NOOP\r\nNOOP\r\n`);
    if (seen.ended === undefined) {
      await open.quit();
      seen = await watchFalseEnd(session, probe, subject, `text${form}`);
    }
    if (seen.ended === undefined) return inconclusive(seen.why);
    if (seen.ended) return violation('endedData', { form: name(form), evidence: seen.evidence });
    return pass(seen.evidence);
  },
});

function name(form: string): string {
  return form.replaceAll('\r', 'CR ').replaceAll('\n', 'LF ').replace('.', '. ').trim();
}
