import { defineScenario } from '../shared/define.js';
import { probeHeader } from '../shared/message.js';
import { relayRows } from '../shared/relay.js';
import { deliveryFindings, judgeStateByMessage } from '../shared/relay-states.js';

export const afterMessage = defineScenario({
  meta: {
    id: 'relay/after-message',
    title: 'A message that was accepted opens no way to other domains for the next one',
    why: 'Servers that keep something of the last transaction may keep that it was allowed.',
    axis: 'security',
    severity: 'high',
    requirements: relayRows,
    weaknesses: ['CWE-441'],
    services: ['smtp'],
    impact: 'deliver',
    messages: 2,
    needs: { recipient: true },
    findings: deliveryFindings,
    remedy: { any: 'Decide on every recipient anew; keep nothing of a transaction that is over.' },
  },
  run: (context) =>
    judgeStateByMessage(context, async ({ start, mail }) => {
      const { probe } = context;
      const open = await start();
      await open.ehlo(probe.clientName);
      const begun = await mail(open);
      if (!begun.reply.is(250)) return begun;
      for (const line of [`RCPT TO:<${probe.recipient}>`, 'DATA']) {
        const reply = await open.command(line);
        if (!reply.is(2, 3)) return { stopped: `${line} drew ${reply}` };
      }
      const reply = await open.endData(
        `${probeHeader(probe, 'before a relay test')}This one may arrive.\r\n`,
      );
      return reply.is(2) ? mail(open) : { stopped: `an ordinary message drew ${reply}` };
    }),
});
