import type { Answer } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { countEnds, watchFalseEnd } from '../shared/end-of-data.js';
import { deliverPlain } from '../shared/transaction.js';

/** What stands between two texts. None of it holds CRLF . CRLF, and the LF forms have a scenario of their own. */
const families = {
  'bare-cr': {
    'CR . CR': '\r.\r',
    'CR . CRLF': '\r.\r\n',
    'CR . LF': '\r.\n',
    'LF . CR': '\n.\r',
    'CRLF . CR': '\r\n.\r',
    'CRLF . CR CRLF': '\r\n.\r\r\n',
    'LF . CR CRLF': '\n.\r\r\n',
    'CR CR . CRLF': '\r\r.\r\n',
    'CR CRLF . CR CRLF': '\r\r\n.\r\r\n',
  },
  nul: {
    'CRLF NUL . CRLF': '\r\n\0.\r\n',
    'CRLF . NUL CRLF': '\r\n.\0\r\n',
    'CR NUL LF . CRLF': '\r\0\n.\r\n',
    'CRLF . CR NUL LF': '\r\n.\r\0\n',
  },
  'other-line-ends': {
    'NEL . NEL': '\xc2\x85.\xc2\x85',
    'LS . LS': '\xe2\x80\xa8.\xe2\x80\xa8',
    'VT . VT': '\v.\v',
    'FF . FF': '\f.\f',
  },
} as const;

export const falseEndOfData = defineScenario({
  meta: {
    id: 'hardening/false-end-of-data',
    title: 'A dot between a bare CR, a NUL or other characters does not end the mail data',
    why: 'Where sender and receiver disagree on the end of a message, one message can carry a second one past every check (SMTP smuggling).',
    axis: 'conformance',
    requirements: ['5321-4.1.1.4-08', '5321-2.3.8-01', '5321-4.5.2-02'],
    weaknesses: ['CWE-444', 'CVE-2023-51764', 'CVE-2023-51766'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    // One with all forms; for each of nine two, where nothing is sure.
    messages: 19,
    needs: { mail: true, recipient: true },
    judges421: true,
    variants: families,
    findings: {
      endedData: {
        message: 'The server took {forms} for the end of the message: {evidence}',
        breaks: ['5321-4.1.1.4-08', '5321-2.3.8-01', '5321-4.5.2-02'],
      },
    },
    remedy: {
      any: 'End mail data at CRLF . CRLF only; refuse messages with bare CR or NUL, or keep them as content.',
    },
  },
  async run({ session, probe, variant: forms, violation, pass, inconclusive }) {
    const open = await session('recipient');
    const all = Object.values(forms);
    const together = await countEnds(open, probe, 'false ends', all.map(behindText).join(''));
    if (together.ended === false) return pass(together.evidence);
    await open.quit();
    // Something ended it, or the server would not have it: which form, only each alone can tell.
    let plain: Promise<Answer> | undefined;
    const control = () => {
      plain ??= deliverPlain(session, probe, 'false ends');
      return plain;
    };
    const found: string[] = [];
    let evidence = together.ended ? together.evidence : '';
    let undecided = '';
    for (const [name, form] of Object.entries(forms)) {
      const subject = `false end ${name}`;
      const alone = await session('recipient');
      let seen = await countEnds(alone, probe, subject, behindText(form));
      await alone.quit();
      if (seen.ended === undefined)
        seen = await watchFalseEnd(session, probe, subject, `text${form}`, control);
      if (seen.ended === undefined) {
        undecided = seen.why;
        break;
      }
      if (seen.ended || found.length === 0) evidence = seen.evidence;
      if (seen.ended) found.push(name);
    }
    if (found.length > 0) return violation('endedData', { forms: found.join(', '), evidence });
    // Fooled by all of them together and by none alone: that cannot be named, so it is not blamed.
    return undecided === '' && !together.ended ? pass(evidence) : inconclusive(undecided || evidence);
  },
});

function behindText(form: string): string {
  return `text${form}NOOP\r\nNOOP\r\n`;
}
