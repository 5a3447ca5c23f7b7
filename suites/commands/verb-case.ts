import { playAlteredForms } from '../shared/altered-forms.js';
import { defineScenario } from '../shared/define.js';

export const verbCase = defineScenario({
  meta: {
    id: 'commands/verb-case',
    title: 'Verbs and keywords are accepted in any case',
    why: 'The choice of case is the client’s; a server that wants capitals loses mail from clients that do not shout.',
    axis: 'conformance',
    requirements: ['5321-2.4-02', '5321-2.4-07'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    variants: { 'lower-case': 'lower', 'mixed-case': 'mixed' },
    findings: {
      refused: {
        message: 'In {form} case these were refused, and accepted in capitals: {commands}',
        breaks: ['5321-2.4-07', '5321-2.4-02'],
        // No keyword stands there, yet the clause calls such servers violators in so many words.
        level: 'MUST',
      },
    },
    remedy: { any: 'Compare verbs, FROM:, TO: and parameter names without regard to case.' },
  },
  async run({ session, probe, facts, variant: form, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const alter = form === 'lower' ? lowerCase : mixedCase;
    // The name of a parameter is a keyword, too.
    const sized = facts.plain.includes('SIZE');
    const altered = (line: string) =>
      `${alter(line)}${sized && line.startsWith('MAIL') ? ` ${alter('SIZE')}=1000` : ''}`;
    const { refused, accepted, undecided } = await playAlteredForms(greeted, probe, altered);
    if (sized && refused.some((command) => command.startsWith('MAIL'))) {
      await greeted.quit();
      const capitals = await (await session('ready')).command(`MAIL FROM:<${probe.sender}> SIZE=1000`);
      if (!capitals.is(2)) return inconclusive(`MAIL with SIZE drew ${capitals} in capitals, too`);
    }
    if (refused.length > 0) return violation('refused', { form, commands: refused.join(', ') });
    if (undecided !== undefined) return inconclusive(undecided);
    return pass(`accepted in ${form} case: ${accepted.join(', ')}`);
  },
});

/** The verb and FROM: or TO:, or a single word; never the addresses, whose local-parts keep their case. */
const keywords = /^(?:MAIL FROM:|RCPT TO:|\S+)/;

function lowerCase(line: string): string {
  return line.replace(keywords, (words) => words.toLowerCase());
}

function mixedCase(line: string): string {
  return line.replace(keywords, (words) =>
    words.replace(/./g, (letter, index: number) => (index % 2 === 0 ? letter.toLowerCase() : letter)),
  );
}
