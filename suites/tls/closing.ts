import { defineScenario } from '../shared/define.js';

/** Wait for the end of the connection behind 221, in milliseconds; nothing can be sent there. */
const closeMs = 10_000;

export const closing = defineScenario({
  meta: {
    id: 'tls/closing',
    title: 'The server ends TLS with close_notify before it ends the connection',
    why: 'Without it a client cannot tell the end of a session from a connection that somebody cut.',
    axis: 'conformance',
    requirements: ['8314-3.4-01'],
    weaknesses: ['CWE-325'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'observe',
    findings: {
      truncated: { message: 'After 221 the server ended the connection inside TLS without close_notify' },
      truncatedAfterStarttls: {
        message: 'After 221 the server ended the connection inside TLS without close_notify',
        // The section is about TLS that comes first; behind STARTTLS it is a matter of TLS itself.
        level: 'MAY',
      },
    },
    remedy: {
      any: 'Shut TLS down before the socket is closed (SSL_shutdown, gnutls_bye).',
      opensmtpd: 'No setting is known (7.6); report it to the makers.',
    },
  },
  async run({ session, service, facts, violation, pass, inconclusive, notApplicable }) {
    if (facts.tls.length === 0) return notApplicable('no session with TLS came about here');
    const open = await session(service === 'submissions' ? 'greeted' : 'tls');
    const quit = await open.command('QUIT');
    if (!quit.is(221)) return inconclusive(`QUIT inside TLS drew ${quit}`);
    const end = await open.end(closeMs);
    if (end.kind === 'closed') return pass('close_notify came, then the end of the connection');
    if (end.kind !== 'truncated') return inconclusive(`after 221: ${end}`);
    return violation(service === 'submissions' ? 'truncated' : 'truncatedAfterStarttls');
  },
});
