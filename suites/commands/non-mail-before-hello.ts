import type { Answer } from '../../runner/net/index.js';
import { defineScenario } from '../shared/define.js';

export const nonMailBeforeHello = defineScenario({
  meta: {
    id: 'commands/non-mail-before-hello',
    title: 'NOOP, VRFY, EXPN and HELP are served before any hello',
    why: 'Who only wants to look something up, or to see whether the server is alive, need not open a mail session.',
    axis: 'conformance',
    requirements: [
      '5321-4.1.4-11',
      '5321-4.1.4-02',
      '5321-4.1.4-13',
      '5321-4.1.1.7-01',
      '5321-4.1.1.8-04',
      '5321-4.1.1.9-01',
    ],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      noopWantsHello: {
        message: 'NOOP before EHLO drew {reply}, and {after} after it',
        breaks: ['5321-4.1.4-11', '5321-4.1.1.9-01'],
      },
      vrfyWantsHello: {
        message: 'VRFY before EHLO drew {reply}, and {after} after it',
        breaks: ['5321-4.1.4-11', '5321-4.1.4-02'],
      },
      expnWantsHello: {
        message: 'EXPN before EHLO drew {reply}, and {after} after it',
        breaks: ['5321-4.1.4-11', '5321-4.1.4-02', '5321-4.1.1.7-01'],
      },
      helpWantsHello: {
        message: 'HELP before EHLO drew {reply}, and {after} after it',
        breaks: ['5321-4.1.4-11', '5321-4.1.1.8-04'],
      },
      denied: {
        message: 'EXPN drew {reply} before EHLO and {after} after it: the denial is for want of a hello',
        breaks: ['5321-4.1.4-13'],
      },
    },
    remedy: { any: 'Want a hello for mail transactions only, and serve these commands at any time.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const greeted = await session('greeted');
    const lines = [
      { line: 'NOOP', finding: 'noopWantsHello' },
      { line: `VRFY ${probe.recipient}`, finding: 'vrfyWantsHello' },
      { line: `EXPN ${probe.recipient}`, finding: 'expnWantsHello' },
      { line: 'HELP', finding: 'helpWantsHello' },
    ] as const;
    const seen: string[] = [];
    let denial: Answer | undefined;
    let errors = 0;
    for (const { line, finding } of lines) {
      const verb = line.slice(0, 4);
      const reply = await greeted.command(line);
      if (reply.is(503)) {
        // With this one, three errors at most have been made.
        const after = await afterHello(line);
        if (after.is(2)) return violation(finding, { reply, after });
        return inconclusive(`${verb} drew ${reply} before EHLO, and ${after} after it`);
      }
      if (!reply.is(2, 5)) return inconclusive(`${verb} before EHLO drew ${reply}`);
      if (reply.is(5)) errors += 1;
      if (verb === 'EXPN' && reply.is(550)) denial = reply;
      seen.push(`${verb} ${reply.code}`);
    }
    // Some servers end a session on its fourth error.
    if (denial && errors < 3) {
      const after = await afterHello(`EXPN ${probe.recipient}`);
      if (after.is(2)) return violation('denied', { reply: denial, after });
    }
    return pass(`before EHLO: ${seen.join(', ')}`);

    async function afterHello(line: string) {
      const hello = await greeted.ehlo(probe.clientName);
      return hello.is(250) ? greeted.command(line) : hello;
    }
  },
});
