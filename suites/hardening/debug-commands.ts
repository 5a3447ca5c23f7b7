import { defineScenario } from '../shared/define.js';

/** No more than three: some servers end a session at the fourth error. None of them asks for an effect. */
const verbs = { DEBUG: 'debug', WIZ: 'debug', SHOWQ: 'queueShown' } as const;

export const debugCommands = defineScenario({
  meta: {
    id: 'hardening/debug-commands',
    title: 'DEBUG, WIZ and SHOWQ, which developers once left in their servers, are unknown',
    why: 'The first worm of the Internet came in by DEBUG; a verb that shows or steers the inside of a server is for nobody outside.',
    axis: 'security',
    severity: 'high',
    requirements: ['5321-2.2.2-03'],
    weaknesses: ['CWE-489'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      debug: { message: '{verb} drew {reply}' },
      queueShown: { message: '{verb} drew {reply}: the queue is shown to strangers', severity: 'medium' },
    },
    remedy: { any: 'Build and run the server without its debugging commands, and answer 500 to them.' },
  },
  async run({ session, violation, pass, inconclusive }) {
    const open = await session('secured');
    const seen: string[] = [];
    for (const verb of Object.keys(verbs) as (keyof typeof verbs)[]) {
      const reply = await open.command(verb);
      if (reply.is(2)) {
        await open.quit();
        // A server that answers 250 to whatever it does not know has shown nothing.
        const control = await (await session('secured')).command('SMTPSPEC');
        if (!control.is(5)) return inconclusive(`${verb} drew ${reply}, and SMTPSPEC ${control}`);
        return violation(verbs[verb], { verb, reply });
      }
      if (!reply.is(5)) return inconclusive(`${verb} drew ${reply}`);
      seen.push(`${verb} ${reply.code}`);
    }
    return pass(`refused: ${seen.join(', ')}`);
  },
});
