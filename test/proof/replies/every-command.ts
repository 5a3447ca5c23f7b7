import { defineScenario } from '../../../suites/shared/define.js';
import { openData } from '../../../suites/shared/transaction.js';

/**
 * Every command of RFC 5321, before the hello, after it and inside a transaction: a scenario of the proofs, for invariants over what
 * each command may draw. It judges nothing itself.
 */
export const everyCommand = defineScenario({
  meta: {
    id: 'replies/every-command',
    title: 'Every command is sent once',
    why: 'Proofs of invariants want to see each reply.',
    axis: 'conformance',
    requirements: ['5321-4.3.1-05'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'deliver',
    needs: { mail: true },
    findings: { never: { message: 'It does not judge' } },
    remedy: { any: 'Nothing is to be mended.' },
  },
  async run({ session, service, probe, pass }) {
    const idle = ['NOOP', 'RSET', 'HELP', 'VRFY postmaster', 'EXPN postmaster'];
    const greeted = await session('greeted');
    for (const line of [
      ...idle,
      `HELO ${probe.heloName}`,
      `EHLO ${probe.clientName}`,
      `HELO ${probe.heloName}`,
      'FROBNICATE',
    ])
      await greeted.command(line);
    await greeted.quit();
    const ready = await session('ready');
    for (const line of [`MAIL FROM:<${probe.sender}>`, `RCPT TO:<${probe.outside}>`, 'RSET'])
      await ready.command(line);
    await ready.quit();
    if (service !== 'smtp') {
      const secured = await session('secured');
      if ((await secured.command('AUTH PLAIN')).is(334)) await secured.command('*');
      await secured.quit();
    }
    const open = await session('recipient');
    await openData(open);
    await open.endData('text\r\n');
    return pass();
  },
});
