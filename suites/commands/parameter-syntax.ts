import { defineScenario } from '../shared/define.js';
import { askMail, askMails } from '../shared/paths.js';

export const parameterSyntax = defineScenario({
  meta: {
    id: 'commands/parameter-syntax',
    title: 'A well-formed SIZE parameter is taken, malformed ones are refused with 501 or 555',
    why: 'Parameters decide what becomes of a message; one that is misread or passed over is a promise that the server does not keep.',
    axis: 'conformance',
    requirements: ['5321-4.1.2-15', '5321-4.1.1.2-04'],
    services: ['smtp'],
    impact: 'probe',
    needs: { capability: ['SIZE'] },
    findings: {
      refused: {
        message: '{line} drew {reply}, although EHLO lists SIZE; without the parameter MAIL is accepted',
        breaks: ['5321-4.1.2-15', '5321-4.1.1.2-04'],
      },
      taken: {
        message: 'Malformed parameters were passed over: {all} drew {reply}',
        level: 'derived',
      },
      oddCode: { message: '{line} drew {reply}, not 501 or 555', level: 'expectation' },
    },
    remedy: {
      any: 'Take keyword or keyword=value, each behind one space; answer 501 to what is malformed and 555 to what is unknown.',
      exim: 'No setting is known (4.96); report it to the makers.',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const plain = `MAIL FROM:<${probe.sender}>`;
    const sound = `${plain} SIZE=1000`;
    const open = await session('ready');
    const known = await askMail(open, sound);
    if (!known.is(250)) {
      const control = await askMail(open, plain);
      if (known.is(500, 501, 502, 504, 555) && control.is(250))
        return violation('refused', { line: sound, reply: known });
      return inconclusive(`${sound} drew ${known}, ${plain} ${control}`);
    }
    const asked = await askMails(open, [`${plain} SIZE=`, `${plain} =5`, `${plain} SIZE=1=2`]);
    const odd = asked.find(({ reply }) => reply.is(3, 5) && !reply.is(501, 504, 555) && !reply.is(521, 530));
    const taken = asked.filter(({ reply }) => reply.is(2));
    if (taken[0] !== undefined) {
      const all = taken.map(({ line }) => line).join(', ');
      return violation('taken', { all, reply: taken[0].reply });
    }
    if (odd !== undefined) {
      // A session that any error spoils says nothing about the code.
      const control = await open.command(plain);
      if (control.is(250)) return violation('oddCode', odd);
      return inconclusive(`${odd.line} drew ${odd.reply}, and behind it ${plain} ${control}`);
    }
    const unclear = asked.find(({ reply }) => !reply.is(501, 504, 555));
    if (unclear !== undefined) return inconclusive(`${unclear.line} drew ${unclear.reply}`);
    return pass(asked.map(({ line, reply }) => `${line} drew ${reply.code}`).join(', '));
  },
});
