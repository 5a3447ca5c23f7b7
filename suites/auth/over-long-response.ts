import { openForMechanism } from '../shared/auth-offered.js';
import { servesNoop } from '../shared/controls.js';
import { defineScenario } from '../shared/define.js';
import { leftUs } from '../shared/endings.js';
import { beginExchange, endExchange, madeUp, plain } from '../shared/made-up-sasl.js';

/** Far more than the 12288 octets that the RFC calls enough. */
const size = 65_536;
/** Long enough for the octets to be read before the end of the line comes, in milliseconds. */
const pauseMs = 250;
/** Replies to the response, to NOOP and to QUIT. */
const due = 3;

export const overLongResponse = defineScenario({
  meta: {
    id: 'auth/over-long-response',
    title: 'A response line of 64 KiB is refused as a whole, and its end is not read as commands',
    why: 'Where a line is cut at the buffer, what stands behind the cut is taken for a command, though it came as part of a secret.',
    axis: 'conformance',
    requirements: ['4954-4-16'],
    weaknesses: ['CWE-130'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    judges421: true,
    findings: {
      tail: {
        message: `One response of ${size} octets drew {count} replies, its end was read as lines of its own (with NOOP and QUIT: {codes})`,
      },
    },
    remedy: {
      any: 'Answer 500 5.5.6 once, and drop the input up to the end of the line.',
      exim: 'No setting is known (4.96); report it to the makers.',
    },
  },
  async run(context) {
    const { session, probe, violation, pass, inconclusive, notApplicable } = context;
    const { open, missing } = await openForMechanism(context, 'PLAIN');
    if (missing !== undefined) return notApplicable(missing);
    const begun = await beginExchange(open, 'PLAIN');
    if (!begun.is(334)) return inconclusive(`AUTH PLAIN drew ${begun}`);
    const { login, password } = madeUp(probe);
    const response = plain(login, password.padEnd(size, 'x')).slice(0, size);
    const before = open.exchanges.length;
    open.allowReset();
    open.remark(`the response, made up, is ${size} octets of base64`);
    open.send(response);
    // Whoever cuts the line at a buffer has done so by now; whoever has not need not be seen to.
    const early = (await open.silence(pauseMs)) ? undefined : await open.reply('AUTH');
    open.send('\r\n');
    const reply = early ?? (await open.reply('AUTH'));
    if (reply.is(421)) return pass(`the server refused it and ended the session: ${reply}`);
    if (!reply.is(5)) {
      await endExchange(open, reply);
      return inconclusive(`it drew ${reply}`);
    }
    const noop = await open.command('NOOP');
    const last = leftUs(noop) ? noop : (await open.remaining()).at(-1);
    // Those that came before NOOP was sent are among them. One reply is due for the response, NOOP and QUIT each.
    const codes = open.exchanges.slice(before).map((exchange) => exchange.reply.code);
    if (leftUs(noop) && codes.length === 1)
      return pass(`the server refused it and ended the session: ${reply}`);
    if (last?.is(221) !== true) return inconclusive(`it drew ${codes.join(', ')}, and no 221 came`);
    if (codes.length === due && noop.is(250)) return pass(`it drew one reply: ${reply}`);
    if (codes.length <= due) return inconclusive(`it drew ${reply}, and NOOP behind it ${noop}`);
    await open.close();
    if (!(await servesNoop(session, 'secured'))) return inconclusive('NOOP is refused in any session');
    return violation('tail', { count: codes.length - due + 1, codes: codes.join(', ') });
  },
});
