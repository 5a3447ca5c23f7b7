import { defineScenario } from '../shared/define.js';

export const starttlsTwice = defineScenario({
  meta: {
    id: 'tls/starttls-twice',
    title: 'STARTTLS inside TLS is refused',
    why: 'There is no TLS inside TLS in SMTP; a server that says 220 there does not know whether TLS is on.',
    axis: 'conformance',
    requirements: ['3207-4.2-06'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    findings: { accepted: { message: 'STARTTLS inside TLS drew {reply}' } },
    remedy: {
      any: 'Refuse STARTTLS with 503 when TLS is active.',
      haraka: 'No setting is known (3.3.4); report it to the makers.',
    },
  },
  async run({ session, service, probe, facts, violation, pass, inconclusive, notApplicable }) {
    if (facts.tls.length === 0) return notApplicable('no session with TLS came about here');
    const open = await session(service === 'submissions' ? 'greeted' : 'tls');
    const hello = await open.ehlo(probe.clientName);
    if (!hello.is(250)) return inconclusive(`EHLO inside TLS drew ${hello}`);
    const again = await open.command('STARTTLS');
    if (again.is(4, 5)) return pass(`STARTTLS inside TLS drew ${again}`);
    if (again.is(2, 3)) {
      // The server waits for a second handshake, so that QUIT would get no answer.
      await open.close();
      return violation('accepted', { reply: again });
    }
    if (again.kind === 'closed') return pass('the server ended the session on it');
    return inconclusive(`STARTTLS inside TLS drew ${again}`);
  },
});
