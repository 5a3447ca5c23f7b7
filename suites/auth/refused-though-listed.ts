import { beginAuth, helloInsideTls, offeredMechanisms, offersNoAuth } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

/** Refusals that may have TLS for their reason; the control inside TLS shows whether they do. */
const perhapsForTls = [500, 502, 503, 504, 530, 534, 538, 554];
/** Servers that end a session at its fourth error are common. */
const mostAsked = 3;

export const authRefusedThoughListed = defineScenario({
  meta: {
    id: 'auth/refused-though-listed',
    title: 'In clear no mechanism is listed that is refused for want of TLS',
    why: 'A client that trusts the list sends its password at once, and is told only then that it should not have.',
    axis: 'conformance',
    requirements: ['4954-6-03'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    findings: {
      listed: { message: 'In clear EHLO lists {mechanism}, and AUTH {mechanism} drew {reply}{inside}' },
    },
    remedy: {
      any: 'Leave out of the EHLO reply in clear what needs TLS; list it inside.',
      postfix: 'smtpd_tls_auth_only = yes',
    },
  },
  async run({ session, facts, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('hello');
    const listed = offeredMechanisms(open);
    if (listed.length === 0)
      return offersNoAuth(facts)
        ? notApplicable('the server does not offer AUTH')
        : pass('no mechanism is listed in clear');
    let unclear: string | undefined;
    for (const mechanism of listed.slice(0, mostAsked)) {
      const reply = await beginAuth(open, `AUTH ${mechanism}`);
      if (reply.is(538)) return violation('listed', { mechanism, reply, inside: '' });
      if (reply.is(...perhapsForTls) && facts.tls.includes('AUTH')) {
        await open.quit();
        const control = await beginAuth(await helloInsideTls(session, probe), `AUTH ${mechanism}`);
        if (control.is(334))
          return violation('listed', { mechanism, reply, inside: `; inside TLS ${control}` });
        return inconclusive(`AUTH ${mechanism} drew ${reply} in clear and ${control} inside TLS`);
      }
      if (!reply.is(334)) unclear ??= `AUTH ${mechanism} drew ${reply}`;
      if (!open.open) break;
    }
    return unclear === undefined
      ? pass(`begun in clear: ${listed.slice(0, mostAsked).join(', ')}`)
      : inconclusive(unclear);
  },
});
