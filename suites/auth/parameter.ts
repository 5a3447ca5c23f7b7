import { whereMailIsWelcome } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { askMail, askMails } from '../shared/paths.js';

const says = (code: number, line: string): string => `${line} drew ${code}`;

export const authParameter = defineScenario({
  meta: {
    id: 'auth/parameter',
    title: 'A server that offers AUTH takes the AUTH parameter of MAIL',
    why: 'Relays that pass on who submitted a message write it there; where it is refused, their mail bounces.',
    axis: 'conformance',
    requirements: ['4954-5-01', '4954-5-02'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      refused: {
        message: '{line} drew {reply}, and without the parameter MAIL is accepted',
        breaks: ['4954-5-01'],
      },
      taken: {
        message: 'Values that are no xtext were passed over: {lines}',
        breaks: ['4954-5-02'],
        // The grammar binds who writes the value; no sentence has the server look at it, so this is told and no more.
        level: 'MAY',
      },
    },
    remedy: {
      any: 'Take AUTH=<> and AUTH= with a mailbox in xtext from everybody, trusted or not; refuse what is neither with 501.',
    },
  },
  async run(context) {
    const { probe, violation, pass, inconclusive, notApplicable } = context;
    const open = await whereMailIsWelcome(context);
    if (open === undefined) return notApplicable('the server does not offer AUTH');
    const plain = `MAIL FROM:<${probe.sender}>`;
    for (const line of [`${plain} AUTH=<>`, `${plain} AUTH=e+3Dmc2@example.com`]) {
      const reply = await askMail(open, line);
      if (reply.is(250)) continue;
      const control = await askMail(open, plain);
      if (reply.is(500, 501, 502, 504, 555) && control.is(250)) return violation('refused', { line, reply });
      return inconclusive(`${line} drew ${reply}, ${plain} ${control}`);
    }
    const malformed = await askMails(open, [`${plain} AUTH=+ZZ`, `${plain} AUTH=a=b`]);
    const taken = malformed.filter(({ reply }) => reply.is(2));
    if (taken.length > 0) {
      return violation('taken', { lines: taken.map(({ line, reply }) => says(reply.code, line)).join(', ') });
    }
    const unclear = malformed.find(({ reply }) => !reply.is(5));
    if (unclear !== undefined) return inconclusive(`${unclear.line} drew ${unclear.reply}`);
    return pass(malformed.map(({ line, reply }) => says(reply.code, line)).join(', '));
  },
});
