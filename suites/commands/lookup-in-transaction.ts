import { defineScenario } from '../shared/define.js';

export const lookupInTransaction = defineScenario({
  meta: {
    id: 'commands/lookup-in-transaction',
    title: 'VRFY, EXPN and HELP leave an open transaction alone',
    why: 'A client may look up a recipient on its way; its message must not be lost for that.',
    axis: 'conformance',
    requirements: ['5321-4.1.1.6-01', '5321-4.1.1.7-01', '5321-4.1.1.8-04'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { mail: true },
    variants: { vrfy: 'VRFY', expn: 'EXPN', help: 'HELP' },
    findings: {
      vrfyLost: {
        message: 'VRFY behind {state} drew {reply}, and RCPT then {after}: the transaction was dropped',
        breaks: ['5321-4.1.1.6-01'],
      },
      expnLost: {
        message: 'EXPN behind {state} drew {reply}, and RCPT then {after}: the transaction was dropped',
        breaks: ['5321-4.1.1.7-01'],
      },
      helpLost: {
        message: 'HELP behind {state} drew {reply}, and RCPT then {after}: the transaction was dropped',
        breaks: ['5321-4.1.1.8-04'],
      },
    },
    remedy: { any: 'Change nothing of the transaction when VRFY, EXPN or HELP is served or refused.' },
  },
  async run({ session, probe, variant: verb, violation, pass, inconclusive }) {
    const line = verb === 'HELP' ? verb : `${verb} ${probe.recipient}`;
    const rcptLine = `RCPT TO:<${probe.recipient}>`;
    const finding = ({ VRFY: 'vrfyLost', EXPN: 'expnLost', HELP: 'helpLost' } as const)[verb];
    const open = await session('mail');
    for (const state of ['MAIL', 'RCPT']) {
      const reply = await open.command(line);
      if (!reply.is(2, 5)) return inconclusive(`${verb} after ${state} drew ${reply}`);
      const rcpt = await open.command(rcptLine);
      if (rcpt.is(2)) continue;
      if (!rcpt.is(503)) return inconclusive(`${verb} drew ${reply}, and RCPT after it ${rcpt}`);
      await open.quit();
      const control = await (await session('recipient')).command(rcptLine);
      if (control.is(2)) return violation(finding, { state, reply, after: rcpt });
      return inconclusive(`a second RCPT draws ${control} in any case, so that says nothing`);
    }
    return pass(`after ${verb}, behind MAIL and behind RCPT, the next RCPT was accepted`);
  },
});
