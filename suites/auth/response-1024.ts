import { openForMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { beginExchange, endExchange, madeUp, plain, respond } from '../shared/made-up-sasl.js';

/** What PLAIN has to take of each name and of the password, in octets (RFC 4616 section 2). */
const longest = 255;

export const response1024 = defineScenario({
  meta: {
    id: 'auth/response-1024',
    title: 'The longest response of PLAIN, 1024 characters of base64, is read as any other',
    why: 'Tokens and pass phrases are long; a server that holds a response to the limit of command lines locks their owners out.',
    axis: 'conformance',
    requirements: ['4954-4-15'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      tooLong: {
        message: 'In AUTH PLAIN, a response of 1024 characters drew {reply}, and a short one {control}',
      },
    },
    remedy: {
      any: 'Give response lines a buffer of 12288 octets, whatever the limit of command lines is.',
      haraka: 'Raise line_length under [max] in connection.ini.',
    },
  },
  async run(context) {
    const { probe, violation, pass, inconclusive, notApplicable } = context;
    const { login, password } = madeUp(probe);
    const name = login.padEnd(longest, 'x');
    const send = async (response: string) => {
      const { open, missing } = await openForMechanism(context, 'PLAIN');
      if (missing !== undefined) return { missing };
      const begun = await beginExchange(open, 'PLAIN');
      const reply = begun.is(334) ? await respond(open, response) : begun;
      await endExchange(open, reply);
      await open.quit();
      return { reply };
    };
    const { reply, missing } = await send(plain(name, password.padEnd(longest, 'x'), name));
    if (reply === undefined) return notApplicable(missing);
    if (reply.is(535)) return pass(`it drew ${reply}`);
    if (!reply.is(5)) return inconclusive(`it drew ${reply}`);
    const { reply: control } = await send(plain(login, password, login));
    if (control?.is(5) !== true) return inconclusive(`it drew ${reply}, and a short one ${control}`);
    if (control.is(reply.code)) return pass(`it drew what a short one draws: ${reply}`);
    return violation('tooLong', { reply, control });
  },
});
