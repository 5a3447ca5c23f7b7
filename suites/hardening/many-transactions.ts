import { defineScenario } from '../shared/define.js';
import { serverEnded } from '../shared/endings.js';

/** More than clients mostly send in one session, and few enough that RSET is not held against us where it is counted. */
const most = 50;

export const manyTransactions = defineScenario({
  meta: {
    id: 'hardening/many-transactions',
    title: 'A limit on the transactions of one session is told by a temporary reply',
    why: 'A client that is refused for good returns its mail to the sender, although a new session would do.',
    axis: 'conformance',
    requirements: ['5321-4.1.4-14', '5321-3.8-02'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'stress',
    needs: { mail: true },
    judges421: true,
    findings: {
      refusedForGood: {
        message: 'MAIL number {count} of a session drew {reply}, the first one of the next session {control}',
      },
      dropped: {
        message: 'At MAIL number {count} of a session the server left with no reply: {what}',
        breaks: ['5321-3.8-02'],
        // Section 7.8 lets a server that sees an attack defend itself, and so many may look like one.
        level: 'derived',
      },
    },
    remedy: { any: 'Answer 421 or 452 to MAIL beyond the limit.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const mail = `MAIL FROM:<${probe.sender}>`;
    const open = await session('ready');
    const together = open.offers('PIPELINING');
    for (let count = 1; count <= most; count += 1) {
      open.send(`${mail}\r\n${together ? 'RSET\r\n' : ''}`);
      const reply = await open.reply('MAIL');
      if (serverEnded(reply) && count > 2) return violation('dropped', { count, what: reply });
      const goesOn = reply.kind === 'reply' && !reply.is(421);
      const rset = goesOn ? await (together ? open.reply('RSET') : open.command('RSET')) : undefined;
      if (!reply.is(2)) {
        // At the second one it may as well be RSET that did it.
        if (count <= 2) return inconclusive(`MAIL number ${count} drew ${reply}`);
        if (reply.is(4)) return pass(`MAIL number ${count} drew ${reply}`);
        if (!reply.is(5)) return inconclusive(`MAIL number ${count} drew ${reply}`);
        await open.quit();
        const control = await (await session('ready')).command(mail);
        if (control.is(2)) return violation('refusedForGood', { count, reply, control });
        return inconclusive(`MAIL number ${count} drew ${reply}, the next session's first one ${control}`);
      }
      if (!rset?.is(250)) return inconclusive(`RSET number ${count} drew ${rset}`);
    }
    return pass(`${most} transactions were begun in one session, and none was refused`);
  },
});
