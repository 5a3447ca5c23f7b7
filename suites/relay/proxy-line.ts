import type { Answer } from '../../runner/net/index.js';
import { isIPv4 } from '../../runner/protocol/ip.js';
import { defineScenario } from '../shared/define.js';
import { relayRows } from '../shared/relay.js';
import { deliveryFindings, judgeStateByMessage } from '../shared/relay-states.js';

export const proxyLine = defineScenario({
  meta: {
    id: 'relay/proxy-line',
    title: 'A PROXY line of a stranger opens no way to other domains',
    why: 'A load balancer tells by such a line who is behind it; a server that believes it of anybody relays for whoever claims to be a neighbour.',
    axis: 'security',
    severity: 'high',
    requirements: relayRows,
    weaknesses: ['CWE-441', 'CWE-290'],
    services: ['smtp', 'submission'],
    // It talks before the greeting, and servers block addresses for that.
    impact: 'stress',
    messages: 1,
    // It is how early talk is met, and not tried again.
    judges421: true,
    findings: deliveryFindings,
    remedy: {
      any: 'Believe the PROXY protocol of the addresses of your load balancers alone, or on a port that nobody else can reach.',
      postfix:
        'Set smtpd_upstream_proxy_protocol or postscreen_upstream_proxy_protocol for such a port only.',
      exim: 'List the load balancers alone in hosts_proxy.',
      haraka: 'List the load balancers alone under hosts in connection.ini, section haproxy.',
    },
  },
  run: (context) =>
    judgeStateByMessage(context, async ({ mail }) => {
      const { session, facts, probe, seconds } = context;
      const claim = isIPv4(facts.address) ? `TCP4 127.0.0.1 ${facts.address}` : `TCP6 ::1 ${facts.address}`;
      const line = `PROXY ${claim} 50000 25`;
      const open = await session('tcp');
      // No SMTP yet, so that no rule of SMTP binds the server.
      open.allowReset();
      open.send(`${line}\r\n`);
      const greeting = await open.reply('greeting');
      if (isRefusal(greeting)) return { open, line, reply: greeting, refused: true };
      if (!greeting.is(220)) return { stopped: `${line} drew ${greeting}` };
      // Who reads that line as a command owes a reply to it; who believes it says nothing, and no fence can stand in front of a hello.
      if (!(await open.silence(seconds(2)))) {
        const reply = await open.reply();
        return { open, line, reply, refused: isRefusal(reply) };
      }
      const hello = await open.ehlo(probe.clientName);
      return hello.is(250) ? mail(open) : { open, line, reply: hello };
    }),
});

/** Haraka refuses with 421, which may be about anything where it does not say so. */
function isRefusal(answer: Answer): boolean {
  return answer.is(5) || (answer.is(421) && /PROXY/i.test(answer.text));
}
