import type { Session } from '../../runner/net/index.js';
import type { Probe } from '../../runner/scenario/index.js';
import { openForMechanism } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';
import { beginExchange, endExchange, tryMadeUp } from '../shared/made-up-sasl.js';
import { relayFindings, relayRows } from '../shared/relay.js';
import { judgeState } from '../shared/relay-states.js';

/** An exchange that lets nobody in, and its last line. */
const variants = {
  refused: async (open: Session, probe: Probe) => {
    const reply = await tryMadeUp(open, probe);
    await endExchange(open, reply);
    return { line: 'AUTH PLAIN with a made-up login', reply };
  },
  cancelled: async (open: Session) => {
    const begun = await beginExchange(open, 'PLAIN');
    if (!begun.is(334)) return { line: 'AUTH PLAIN', reply: begun };
    return { line: '"*" in place of a login', reply: await open.command('*') };
  },
} as const;

export const failedLogin = defineScenario({
  meta: {
    id: 'relay/failed-login',
    title: 'A login that failed or was cancelled opens no way to other domains',
    why: 'A server that notes "AUTH was said" in place of "AUTH has succeeded" relays for whoever can misspell a password.',
    axis: 'security',
    severity: 'high',
    requirements: relayRows,
    weaknesses: ['CWE-441', 'CWE-287'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    findings: relayFindings,
    variants,
    remedy: { any: 'Note who has logged in behind a 235 alone, and ask for that at every MAIL and RCPT.' },
  },
  run: (context) =>
    judgeState(context, async ({ mail }) => {
      const { probe, variant } = context;
      const { open, missing } = await openForMechanism(context, 'PLAIN');
      if (missing !== undefined) return { missing };
      const failed = await variant(open, probe);
      // Whoever is let in by that is told of by auth/made-up-credentials.
      if (!failed.reply.is(5)) return { stopped: `${failed.line} drew ${failed.reply}` };
      return mail(open);
    }),
});
