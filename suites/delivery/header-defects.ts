import type { Probe } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';
import { faultyHeader } from '../shared/message.js';
import { judgeParts, tellRefused } from '../shared/message-parts.js';
import { deliver } from '../shared/transaction.js';

interface Defect {
  readonly row: 'defects' | 'resent' | 'addresses';
  readonly lines: (probe: Probe) => string;
  readonly without?: readonly string[];
}

const manyAddresses = Array.from({ length: 150 }, (_, index) => `<to${index}@smtpspec.invalid>`).join(
  ',\r\n ',
);

const defects: Readonly<Record<string, Defect>> = {
  'no Date and no Message-ID': { row: 'defects', lines: () => '', without: ['Date', 'Message-ID'] },
  'two From fields': { row: 'defects', lines: ({ sender }) => `From: <${sender}>\r\n` },
  'a Content-Type that is none': {
    row: 'defects',
    lines: () => 'MIME-Version: 1.0\r\nContent-Type: unheard-of; ==\r\n',
  },
  'Resent-To alone': { row: 'resent', lines: ({ recipient }) => `Resent-To: <${recipient}>\r\n` },
  'two Resent-To, one Resent-Date': {
    row: 'resent',
    lines: ({ recipient }) =>
      `Resent-Date: Thu, 1 Jan 2026 00:00:00 +0000\r\n${`Resent-To: <${recipient}>\r\n`.repeat(2)}`,
  },
  '150 addresses in Cc': { row: 'addresses', lines: () => `Cc: ${manyAddresses}\r\n` },
};

export const headerDefects = defineScenario({
  meta: {
    id: 'delivery/header-defects',
    title: 'A message is not refused for what is wrong in its header section',
    why: 'Transport is not the place to judge the form of letters: mail of old software is lost, and its sender cannot mend it.',
    axis: 'conformance',
    requirements: [
      '5321-3.3-25',
      '5321-4.5.3.1.8-03',
      '5321-4.5.3.1.8-02',
      '5321-3.3-26',
      '5321-4.5.3.1.8-04',
    ],
    // A submission server may look at the message more closely (RFC 6409 section 6.3).
    services: ['smtp'],
    impact: 'deliver',
    messages: 7,
    needs: { recipient: true },
    findings: {
      resentRefused: {
        message:
          'Messages were refused for their Resent fields alone, while a plain one is accepted: {refused}',
        breaks: ['5321-3.3-26'],
      },
      defectRefused: {
        message: 'Messages were refused for their header section, while a plain one is accepted: {refused}',
        // Whether this mailbox is here or behind a relay, which is bound by a MUST NOT, cannot be seen: the weaker level holds.
        breaks: ['5321-3.3-25', '5321-4.5.3.1.8-03', '5321-4.5.3.1.8-02'],
      },
      addressesRefused: {
        message: 'A message was refused for the number of addresses in its header section: {refused}',
        breaks: ['5321-4.5.3.1.8-04'],
      },
    },
    remedy: {
      any: 'Accept what the envelope permits, whatever the header section looks like; leave judging to filters that mark.',
      exim: 'Remove "verify = header_syntax" from the ACL for DATA.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const subject = 'header defects';
    const taken = await judgeParts(session, probe, subject, Object.keys(defects), (names) => {
      const chosen = names.map((name) => defects[name]).filter((defect) => defect !== undefined);
      const lines = chosen.map((defect) => defect.lines(probe)).join('');
      const without = chosen.flatMap((defect) => defect.without ?? []);
      return deliver(session, probe, `${faultyHeader(probe, subject, lines, without)}text\r\n`);
    });
    if (taken.kind === 'undecided') return inconclusive(taken.why);
    if (taken.kind === 'accepted') return pass(`a message with all of these defects drew ${taken.answer}`);
    const refused = [...taken.refused].filter(([, answer]) => !leftUs(answer));
    const of = (row: Defect['row']) =>
      tellRefused(new Map(refused.filter(([name]) => defects[name]?.row === row)));
    if (of('resent') !== '') return violation('resentRefused', { refused: of('resent') });
    if (of('defects') !== '') return violation('defectRefused', { refused: of('defects') });
    if (of('addresses') !== '') return violation('addressesRefused', { refused: of('addresses') });
    return inconclusive(`the server left us: ${tellRefused(taken.refused)}`);
  },
});
