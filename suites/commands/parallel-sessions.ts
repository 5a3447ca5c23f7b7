import { defineScenario } from '../shared/define.js';

export const parallelSessions = defineScenario({
  meta: {
    id: 'commands/parallel-sessions',
    title: 'A second client is served while a transaction is open with the first',
    why: 'Where one client is served at a time, a single slow or silent one stops all mail.',
    axis: 'conformance',
    requirements: ['5321-4.5.4.2-01', '5321-4.5.4.2-02'],
    // Where TLS comes before the greeting, a handshake that does not begin cannot be told from a greeting that does not come.
    services: ['smtp', 'submission'],
    impact: 'probe',
    needs: { mail: true },
    connections: 2,
    findings: {
      oneAtATime: {
        message:
          'A second session got no greeting while the first was open, and {greeting} as soon as it had ended',
        // A limit may be imposed; one is none that the text has in mind.
        breaks: ['5321-4.5.4.2-01', '5321-4.5.4.2-02'],
      },
    },
    remedy: { any: 'Serve connections side by side; a limit, also for one client, is to be more than one.' },
  },
  async run({ session, probe, violation, pass, inconclusive }) {
    const first = await session('mail');
    const second = await session('connected');
    const greeting = await second.greeting();
    if (greeting.is(220)) {
      const hello = await second.ehlo(probe.clientName);
      if (!hello.is(250)) return inconclusive(`EHLO in the second session drew ${hello}`);
      const still = await first.command('NOOP');
      return still.is(250)
        ? pass('both sessions were served in turn')
        : inconclusive(`in the first session NOOP drew ${still}`);
    }
    // Refusals may be a limit for one client, which is allowed; what comes late may only be slow.
    if (greeting.kind !== 'timed-out') return inconclusive(`the second connection drew ${greeting}`);
    const farewell = await first.quit();
    if (!farewell.is(221))
      return inconclusive(`no greeting came, and QUIT in the first session drew ${farewell}`);
    const late = await second.greeting();
    if (late.is(220)) return violation('oneAtATime', { greeting: late });
    return inconclusive(`the second connection drew ${greeting}, and ${late} when it was alone`);
  },
});
