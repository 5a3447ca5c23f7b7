import { defineScenario } from '../shared/define.js';
import { judgeEnd } from '../shared/end-of-data.js';
import { probeHeader } from '../shared/message.js';

export const bareLfMessage = defineScenario({
  meta: {
    id: 'hardening/bare-lf-message',
    title: 'A message whose lines all end in LF alone is not ended by LF . LF',
    why: 'A server that learns from the first line which line ends count takes another end for real than the one before it did.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.4-07', '5321-4.1.1.4-08'],
    weaknesses: ['CWE-444'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    messages: 4,
    needs: { mail: true, recipient: true },
    judges421: true,
    findings: {
      endedData: {
        message: 'In a message whose lines end in LF, the server took LF . LF for the end: {evidence}',
        breaks: ['5321-4.1.1.4-07', '5321-4.1.1.4-08'],
      },
    },
    remedy: {
      any: 'End mail data at CRLF . CRLF only, whatever the lines in front of it end with; refuse messages with bare LF, or keep the LF as content.',
      postfix: 'smtpd_forbid_bare_newline = normalize (3.9, 3.8.5, 3.7.10 and later), or reject.',
      exim: 'No setting is known; 4.97.1 and later too read LF as the line end where the first line ends in it. Report it to the makers.',
      opensmtpd: 'No setting is known (7.6); lines are cut at LF before a filter sees them.',
      exchange: 'Set-ReceiveConnector -BareLinefeedRejectionEnabled $true',
    },
  },
  async run(context) {
    const { probe, violation, pass, inconclusive } = context;
    const header = probeHeader(probe, 'LF alone').replaceAll('\r\n', '\n');
    const seen = await judgeEnd(context, `${header}text\n.\n`);
    if (seen.ended === undefined) return inconclusive(seen.why);
    return seen.ended ? violation('endedData', { evidence: seen.evidence }) : pass(seen.evidence);
  },
});
