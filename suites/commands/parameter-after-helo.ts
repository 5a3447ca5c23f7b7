import { defineScenario } from '../shared/define.js';
import { askMail } from '../shared/paths.js';

export const parameterAfterHelo = defineScenario({
  meta: {
    id: 'commands/parameter-after-helo',
    title: 'After HELO, which negotiates no extension, MAIL with a parameter is refused',
    why: 'It shows whether the server keeps in mind what was negotiated; a lenient one does no harm by it.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.2-03'],
    services: ['smtp'],
    impact: 'probe',
    findings: {
      taken: {
        message: '{line} was accepted with {reply} after HELO; that is lenient',
        level: 'MAY',
      },
    },
    remedy: {
      any: 'Nothing has to be done; a strict server answers 555 to parameters in a session that began with HELO.',
    },
  },
  async run({ session, probe, facts, violation, pass, inconclusive, notApplicable }) {
    const parameter = facts.plain.includes('SIZE') ? 'SIZE=1000' : 'BODY=8BITMIME';
    if (!facts.plain.includes('SIZE') && !facts.plain.includes('8BITMIME'))
      return notApplicable('EHLO lists neither SIZE nor 8BITMIME');
    const open = await session('greeted');
    const helo = await open.command(`HELO ${probe.heloName}`);
    if (!helo.is(250)) return inconclusive(`HELO drew ${helo}`);
    const line = `MAIL FROM:<${probe.sender}> ${parameter}`;
    const reply = await askMail(open, line);
    if (reply.is(2)) return violation('taken', { line, reply });
    if (!reply.is(5) || reply.is(530)) return inconclusive(`${line} drew ${reply}`);
    const control = await askMail(open, `MAIL FROM:<${probe.sender}>`);
    if (control.is(250)) return pass(`${line} drew ${reply}`);
    return inconclusive(`${line} drew ${reply}, and MAIL without it ${control}`);
  },
});
