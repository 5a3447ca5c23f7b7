import type { Session } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';
import { askMail } from '../shared/paths.js';

export const knownParameters = defineScenario({
  meta: {
    id: 'commands/known-parameters',
    title: 'A parameter that cannot be served draws the code of its own RFC, or 455 when it is only for now',
    why: 'The code tells a client whether to send the message in another form, to wait, or to give up.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.11-02', '5321-4.1.1.11-03'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    findings: {
      notFor455: {
        message: '{line} drew {reply}, and MAIL without the parameter 250; the code for that is 455',
        breaks: ['5321-4.1.1.11-02'],
      },
      sizeCode: {
        message: '{line} drew {reply}; a size above the limit that EHLO names is 552',
        breaks: ['5321-4.1.1.11-03'],
      },
    },
    remedy: {
      any: 'Answer 552 to a SIZE above the limit, and 455 to a parameter that cannot be served just now.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run({ session, probe, violation, pass, inconclusive, notApplicable }) {
    const plain = `MAIL FROM:<${probe.sender}>`;
    const open = await session('ready');
    const limit = sizeLimit(open);
    const body = open.offers('8BITMIME');
    if (limit === undefined && !body)
      return notApplicable('EHLO lists neither 8BITMIME nor a SIZE with a limit');

    if (body) {
      const line = `${plain} BODY=8BITMIME`;
      const reply = await askMail(open, line);
      if (reply.is(4) && !reply.is(455)) {
        const control = await askMail(open, plain);
        const again = await askMail(open, line);
        const last = await askMail(open, plain);
        if (control.is(250) && again.is(reply.code) && last.is(250))
          return violation('notFor455', { line, reply });
      }
      if (!reply.is(250)) return inconclusive(`${line} drew ${reply}`);
    }
    if (limit === undefined)
      return inconclusive('BODY=8BITMIME is served, and EHLO tells no limit of size to go beyond');
    const line = `${plain} SIZE=${limit * 2n}`;
    const reply = await askMail(open, line);
    if (reply.is(452, 552)) return pass(`${line} drew ${reply}`);
    if (!reply.is(5) || reply.is(503, 530)) return inconclusive(`${line} drew ${reply}`);
    const control = await askMail(open, `${plain} SIZE=1000`);
    if (control.is(250)) return violation('sizeCode', { line, reply });
    return inconclusive(`${line} drew ${reply}, and SIZE=1000 ${control}`);
  },
});

/** The number behind SIZE in the EHLO reply; 0, or none, is no limit that the server tells. */
function sizeLimit(open: Session): bigint | undefined {
  const line = open.extensions?.lines.find(({ keyword }) => keyword === 'SIZE');
  const octets = line?.params[0] ?? '';
  // Twice that has to fit the 20 digits of the parameter, and the numbers that servers count with.
  return /^[1-9]\d{0,14}$/.test(octets) ? BigInt(octets) : undefined;
}
