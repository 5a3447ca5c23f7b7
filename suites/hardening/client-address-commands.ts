import { defineScenario } from '../shared/define.js';

/** Nobody's address (RFC 5737). */
const address = '192.0.2.77';

export const clientAddressCommands = defineScenario({
  meta: {
    id: 'hardening/client-address-commands',
    title: 'XCLIENT and XFORWARD are refused to strangers',
    why: 'Whoever may say XCLIENT chooses the address that relaying, block lists and SPF go by; XFORWARD forges what logs and filters see.',
    axis: 'security',
    severity: 'high',
    requirements: ['2505-2.1-02'],
    weaknesses: ['CWE-290'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: {
      clientTaken: { message: 'XCLIENT with an address that is not ours drew {reply}' },
      forwardTaken: { message: 'XFORWARD with an address that is not ours drew {reply}', severity: 'medium' },
      listed: {
        message: 'EHLO lists {verb}, and {verb} drew {reply}: nobody but a proxy needs to see that',
        severity: 'info',
      },
    },
    remedy: {
      any: 'Allow both to the addresses of your own proxies and filters alone, and list them for nobody else.',
      postfix:
        'smtpd_authorized_xclient_hosts and smtpd_authorized_xforward_hosts say who may, and are empty unless set.',
      haraka: 'The plugin xclient believes the hosts in xclient.hosts; leave it out where there is no proxy.',
    },
  },
  async run({ session, violation, pass, inconclusive }) {
    const open = await session('secured');
    const asked = [];
    for (const verb of ['XCLIENT', 'XFORWARD'] as const) {
      const reply = await open.command(`${verb} ADDR=${address}`);
      if (reply.is(2)) {
        await open.quit();
        // A server that answers 250 to whatever it does not know has shown nothing.
        const control = await (await session('secured')).command(`XSMTPSPEC ADDR=${address}`);
        if (!control.is(5)) return inconclusive(`${verb} drew ${reply}, and XSMTPSPEC ${control}`);
        return violation(verb === 'XCLIENT' ? 'clientTaken' : 'forwardTaken', { reply });
      }
      if (!reply.is(5)) return inconclusive(`${verb} drew ${reply}`);
      asked.push({ verb, reply });
    }
    for (const { verb, reply } of asked) if (open.offers(verb)) return violation('listed', { verb, reply });
    return pass(`refused: ${asked.map(({ verb, reply }) => `${verb} ${reply.code}`).join(', ')}`);
  },
});
