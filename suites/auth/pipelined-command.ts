import { openForMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { beginExchange, madeUpPlain } from '../shared/made-up-sasl.js';

export const pipelinedCommand = defineScenario({
  meta: {
    id: 'auth/pipelined-command',
    title: 'A command sent together with AUTH PLAIN and its initial response is answered too',
    why: 'PIPELINING allows it, as PLAIN needs no second round; a server that drops it leaves the client waiting.',
    axis: 'conformance',
    requirements: ['2920-3.2-09', '4954-4-25'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      lost: {
        message: 'AUTH PLAIN and NOOP in one segment drew {reply}, and NOOP nothing',
        breaks: ['2920-3.2-09', '4954-4-25'],
      },
    },
    remedy: { any: 'Keep the input behind AUTH until the exchange is over, then serve it.' },
  },
  async run(context) {
    const { probe, violation, pass, inconclusive, notApplicable } = context;
    const { open, missing } = await openForMechanism(context, 'PLAIN');
    if (missing !== undefined) return notApplicable(missing);
    if (!open.offers('PIPELINING')) return notApplicable('PIPELINING is not offered');
    const response = madeUpPlain(probe);
    open.remark(`the initial response, made up, is "${response}"`);
    open.send(`AUTH PLAIN ${response}\r\nNOOP\r\n`);
    const reply = await open.reply('AUTH');
    if (!reply.is(2, 5)) {
      // Behind a 334 nobody can tell whether NOOP was the response.
      if (reply.is(334)) open.allowReset();
      await open.remaining(reply.is(334) ? '*\r\n' : '');
      return inconclusive(`AUTH PLAIN drew ${reply}`);
    }
    // NOOP and QUIT are due an answer each.
    const rest = await open.remaining();
    if (rest.at(-1)?.is(221) !== true) return inconclusive(`AUTH PLAIN drew ${reply}, and no 221 came`);
    if (rest.length === 2) return pass(`AUTH PLAIN drew ${reply}, and NOOP ${rest[0]}`);
    if (rest.length > 2)
      return inconclusive(`AUTH PLAIN drew ${reply}, and ${rest.length} replies came behind it`);
    await open.close();
    const { open: other, missing: goneNow } = await openForMechanism(context, 'PLAIN');
    if (goneNow !== undefined) return inconclusive(`in another session ${goneNow}`);
    const control = await beginExchange(other, 'PLAIN', response);
    const noop = control.is(2, 5) ? await other.command('NOOP') : control;
    if (noop.kind !== 'reply')
      return inconclusive(`behind AUTH PLAIN in a segment of its own, NOOP drew ${noop}`);
    return violation('lost', { reply });
  },
});
