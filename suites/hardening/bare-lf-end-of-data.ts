import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';

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
    needs: { mail: true, recipient: true },
    judges421: true,
    variants: {
      'lf-dot-lf': '\n.\n',
      'lf-dot-crlf': '\n.\r\n',
      'crlf-dot-lf': '\r\n.\n',
    },
    findings: {
      endedData: {
        message: 'The server took {form} for the end of the message: {count} replies came where 2 are due',
      },
    },
    remedy: {
      any: 'End mail data at CRLF . CRLF only; refuse messages with bare LF, or keep the LF as content.',
      postfix: 'smtpd_forbid_bare_newline = normalize (3.9, 3.8.5, 3.7.10 and later), or reject.',
      exim: 'Upgrade to 4.97.1 or a distribution build with the fix of CVE-2023-51766.',
      sendmail: 'Upgrade to 8.18 and keep srv_features o off.',
      opensmtpd: 'No setting is known; a filter can refuse bare LF.',
    },
  },
  async run({ session, probe, variant: form, violation, pass, inconclusive }) {
    const open = await session('recipient');
    const data = await open.command('DATA');
    if (!data.is(354)) return inconclusive(`DATA drew ${data}`);
    // Behind the false end stand commands, which a sound server reads as text of the message.
    const end = await open.endData(`${probeHeader(probe, 'bare LF')}text${form}NOOP\r\nNOOP\r\n`);
    if (end.is(4, 5)) return pass(`the message was refused: ${end}`);
    if (!end.is(250)) return inconclusive(`the end of the message drew ${end}`);
    const count = 1 + (await open.remaining()).length;
    if (count === 2) return pass('the message had one end: 250, then 221 to QUIT');
    if (count < 4) return inconclusive(`${count} replies came, which fits neither one end of data nor two`);
    return violation('endedData', { form: name(form), count });
  },
});

function name(form: string): string {
  return form.replaceAll('\r', 'CR ').replaceAll('\n', 'LF ').replace('.', '. ').trim();
}
