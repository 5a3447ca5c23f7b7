import type { Session } from '../../runner/net/index.js';
import type { Probe } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';
import { relayFindings, relayRows } from '../shared/relay.js';
import { judgeState, type Reach, type StateTools } from '../shared/relay-states.js';

interface Place {
  readonly service: string;
  readonly probe: Probe;
}

const hello = (open: Session, { clientName }: Probe) => open.ehlo(clientName);

/** What is said in front of the mail for elsewhere. */
const variants = {
  'after-rset': async ({ start, mail }: StateTools, { probe }: Place): ReturnType<Reach> => {
    const open = await start();
    await hello(open, probe);
    await mail(open);
    const reply = await open.command('RSET');
    return reply.is(250) ? mail(open) : { stopped: `RSET drew ${reply}` };
  },
  'after-second-ehlo': async ({ start, mail }: StateTools, { probe }: Place): ReturnType<Reach> => {
    const open = await start();
    await hello(open, probe);
    const again = await hello(open, probe);
    return again.is(5) ? { missing: `a second EHLO drew ${again}` } : mail(open);
  },
  helo: async ({ start, mail }: StateTools, { probe }: Place): ReturnType<Reach> => {
    const open = await start();
    const line = `HELO ${probe.heloName}`;
    const reply = await open.command(line);
    return reply.is(250) ? mail(open) : { open, line, reply };
  },
  'after-local-recipient': async (
    { start, mail }: StateTools,
    { service, probe }: Place,
  ): ReturnType<Reach> => {
    const open = await start();
    await hello(open, probe);
    const begun = await mail(open);
    if (!begun.reply.is(250)) return begun;
    const line = `RCPT TO:<${probe.recipient}>`;
    const reply = await open.command(line);
    if (reply.is(5) && service !== 'smtp')
      return { missing: `a stranger has no recipient accepted: ${line} drew ${reply}` };
    if (!reply.is(2)) return { stopped: `${line} drew ${reply}` };
    // A message would go to that mailbox too, and nobody has named it unless the user did.
    return probe.recipientGiven ? begun : { ...begun, recipientOnly: true };
  },
} as const;

export const sessionStates = defineScenario({
  meta: {
    id: 'relay/session-states',
    title: 'What was said earlier in a session opens no way to other domains',
    why: 'A rule that is looked at for the first recipient, or the first hello, alone lets everything behind that one through.',
    axis: 'security',
    severity: 'high',
    requirements: relayRows,
    weaknesses: ['CWE-441'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    messages: 1,
    findings: relayFindings,
    variants,
    remedy: {
      any: 'Decide on every recipient by its domain, the address of the client and its login, whatever came before it in the session.',
      exim: 'Keep "require domains = +local_domains : +relay_to_domains" out of conditions on $rcpt_count, $sender_helo_name and the like.',
    },
  },
  run: (context) => judgeState(context, (tools) => context.variant(tools, context)),
});
