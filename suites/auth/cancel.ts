import { openForMechanism } from '../shared/auth-offered.js';
import { servesNoop } from '../shared/controls.js';
import { defineScenario } from '../shared/define.js';
import { base64, beginExchange, endExchange, madeUp, respond } from '../shared/made-up-sasl.js';

interface Step {
  readonly mechanism: string;
  /** Cancelled behind the user name. */
  readonly afterLogin?: boolean;
}

export const cancel = defineScenario({
  meta: {
    id: 'auth/cancel',
    title: 'A line with "*" alone cancels an AUTH exchange with 501, and the session goes on',
    why: 'A client that cannot follow, or whose user gives up, has no other way out but to drop the connection.',
    axis: 'conformance',
    requirements: ['4954-4-07'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      taken: { message: 'In AUTH {mechanism}, "*" drew {reply}, as if it were a response' },
      otherCode: { message: 'In AUTH {mechanism}, "*" was met with {reply}, not 501' },
      stuck: { message: 'Behind a cancelled AUTH {mechanism}, NOOP drew {reply}' },
      // The text lets the client try again; that the server has to let it only follows.
      once: { message: 'Behind a cancelled AUTH {mechanism}, another one drew {reply}', level: 'derived' },
    },
    variants: {
      plain: { mechanism: 'PLAIN' },
      login: { mechanism: 'LOGIN' },
      'login-password': { mechanism: 'LOGIN', afterLogin: true },
      'cram-md5': { mechanism: 'CRAM-MD5' },
    } as const satisfies Record<string, Step>,
    remedy: {
      any: 'Answer a response line that is "*" alone with 501, forget the exchange, and read commands.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run(context) {
    const { session, probe, variant, violation, pass, inconclusive, notApplicable } = context;
    const { mechanism, afterLogin = false }: Step = variant;
    const { open, missing } = await openForMechanism(context, mechanism);
    if (missing !== undefined) return notApplicable(missing);
    const begun = await beginExchange(open, mechanism);
    if (!begun.is(334)) return inconclusive(`AUTH ${mechanism} drew ${begun}`);
    const asked = afterLogin ? await respond(open, base64(madeUp(probe).login)) : begun;
    if (!asked.is(334)) return inconclusive(`the user name drew ${asked}`);
    const reply = await respond(open, '*');
    await endExchange(open, reply);
    if (reply.is(2, 3)) return violation('taken', { mechanism, reply });
    if (!reply.is(5)) return inconclusive(`"*" drew ${reply}`);
    if (!reply.is(501)) return violation('otherCode', { mechanism, reply });
    const noop = await open.command('NOOP');
    if (noop.is(3, 5)) {
      await open.quit();
      if (!(await servesNoop(session, 'secured'))) return inconclusive('NOOP is refused in any session');
      return violation('stuck', { mechanism, reply: noop });
    }
    if (!noop.is(250)) return inconclusive(`NOOP behind it drew ${noop}`);
    const again = await beginExchange(open, mechanism);
    await endExchange(open, again);
    if (again.is(334)) return pass(`it drew ${reply}, and AUTH was possible again`);
    if (again.is(5)) return violation('once', { mechanism, reply: again });
    return inconclusive(`AUTH ${mechanism} behind it drew ${again}`);
  },
});
