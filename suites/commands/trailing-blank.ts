import { playAlteredForms } from '../shared/altered-forms.js';
import { defineScenario } from '../shared/define.js';

export const trailingBlank = defineScenario({
  meta: {
    id: 'commands/trailing-blank',
    title: 'A blank at the end of a command line is tolerated',
    why: 'Some clients and scripts send one; refusing it loses their mail for nothing.',
    axis: 'conformance',
    requirements: ['5321-4.1.1-02'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      refused: {
        message: 'With one blank before CRLF these were refused, and accepted without: {commands}',
        breaks: ['5321-4.1.1-02'],
      },
    },
    remedy: {
      any: 'Strip white space at the end of a command line before parsing it.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const { refused, accepted, undecided } = await playAlteredForms(greeted, probe, (line) => `${line} `);
    if (refused.length > 0) return violation('refused', { commands: refused.join(', ') });
    if (undecided !== undefined) return inconclusive(undecided);
    return pass(`accepted with a blank at the end: ${accepted.join(', ')}`);
  },
});
