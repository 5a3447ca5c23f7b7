import { defineScenario } from '../shared/define.js';

/** Codes of a server that knows nothing of the verb, or knows it and looks at syntax, order or person first. */
const refusals = [500, 501, 502, 503, 521, 530, 535, 538, 550, 554];

export const obsoleteVerbs = defineScenario({
  meta: {
    id: 'commands/obsolete-verbs',
    title: 'TURN, SEND, SOML and SAML are refused with 500 or 502, or served as the RFC allows',
    why: 'TURN hands a domain’s mail to whoever asks; the others are unknown to clients unless EHLO lists them.',
    axis: 'conformance',
    requirements: ['5321-F.1-01', '5321-F.6-01', '5321-4.2.4-01', '5321-4.2.1-08'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    variants: {
      turn: ['TURN'],
      sending: ['SEND FROM:<{sender}>', 'SOML FROM:<{sender}>', 'SAML FROM:<{sender}>'],
    },
    findings: {
      turnServed: {
        message: 'TURN was accepted with {reply} from a client that nobody has authenticated',
        breaks: ['5321-F.1-01'],
      },
      // A permission, and with it the duty to publish what is served.
      unpublished: {
        message: '{line} was accepted with {reply}, and EHLO does not list the verb',
        breaks: ['5321-F.6-01'],
        level: 'MUST',
      },
      parameterCode: {
        message: '{line} drew {reply}; 504 is for a parameter of a verb that is served',
        breaks: ['5321-4.2.1-08'],
      },
      otherCode: {
        message: '{line} drew {reply}; for a verb that is not served the codes are 500 and 502',
        breaks: ['5321-4.2.4-01'],
      },
    },
    remedy: { any: 'Answer 502 to verbs that are known and not served, 500 to those that are not known.' },
  },
  async run({ session, probe, variant: lines, violation, pass, inconclusive }) {
    const open = await session('secured');
    const seen: string[] = [];
    for (const filled of lines) {
      const line = filled.replace('{sender}', probe.sender);
      const verb = line.slice(0, 4);
      const reply = await open.command(line);
      if (reply.is(2, 3)) {
        if (verb === 'TURN') return violation('turnServed', { reply });
        if (!open.offers(verb)) return violation('unpublished', { line, reply });
        return pass(`${verb} is listed, and drew ${reply}`);
      }
      if (!reply.is(5)) return inconclusive(`${line} drew ${reply}`);
      if (reply.is(504)) return violation('parameterCode', { line, reply });
      const admits = /not (?:implemented|supported)|unimplemented/i.test(reply.text);
      if (!reply.is(...refusals) || (admits && !reply.is(500, 502)))
        return violation('otherCode', { line, reply });
      seen.push(`${verb} ${reply.code}`);
    }
    return pass(`refused: ${seen.join(', ')}`);
  },
});
