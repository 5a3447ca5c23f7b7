import type { Answer } from '../../runner/net/index.js';
import { offeredMechanisms, whereAuthIsOffered } from '../shared/auth-offered.js';
import { servesNoop } from '../shared/controls.js';
import { defineScenario } from '../shared/define.js';
import { serverEnded } from '../shared/endings.js';
import { tryMadeUp } from '../shared/made-up-sasl.js';

export const authPatience = defineScenario({
  meta: {
    id: 'auth/patience',
    title: 'The session outlives two failed attempts to authenticate',
    why: 'A client that tries its second mechanism, or asks its user once more, should not have to connect again.',
    axis: 'conformance',
    requirements: ['4954-9-01'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    judges421: true,
    findings: {
      impatient: { message: 'The server ended the session after {count} failed AUTH: {line} drew {reply}' },
    },
    remedy: {
      any: 'Let at least three attempts fail before the connection is dropped; delay the replies instead.',
    },
  },
  async run(context) {
    const { session, probe, violation, pass, inconclusive, notApplicable } = context;
    const open = await whereAuthIsOffered(context);
    if (open === undefined) return notApplicable('the server does not offer AUTH');
    if (!offeredMechanisms(open).includes('PLAIN'))
      return notApplicable('the server does not offer PLAIN, with which the attempts are made');
    const failures: Answer[] = [];
    while (failures.length < 2) {
      const reply = await tryMadeUp(open, probe);
      if (failures.length > 0 && hasEnded(reply)) return impatient('AUTH', reply);
      if (!reply.is(5)) return inconclusive(`AUTH with made-up credentials drew ${reply}`);
      failures.push(reply);
    }
    const noop = await open.command('NOOP');
    if (hasEnded(noop)) return impatient('NOOP', noop);
    if (!noop.is(250)) return inconclusive(`after two failed AUTH, NOOP drew ${noop}`);
    return pass(`AUTH drew ${failures.join(', then ')}, and NOOP ${noop}`);

    async function impatient(line: string, reply: Answer) {
      // A server that ends every session by now has not counted failures.
      if (!(await servesNoop(session, 'hello')))
        return inconclusive(`${line} drew ${reply}, and so does any session`);
      return violation('impatient', { count: failures.length, line, reply });
    }
  },
});

const hasEnded = (answer: Answer): boolean => serverEnded(answer) || answer.is(421);
