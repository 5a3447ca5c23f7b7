import { askInClear, onLoopback } from '../shared/auth-in-clear.js';
import { offersNoAuth } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const clearTextPassword = defineScenario({
  meta: {
    id: 'auth/clear-text-password',
    title: 'No client is led to send its password in clear',
    why: 'Whoever listens on one network of many has the mailbox, and sends its spam from there.',
    axis: 'security',
    requirements: ['4954-4-23', '4954-6-03'],
    weaknesses: ['CWE-319', 'CWE-523'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    findings: {
      served: {
        message:
          'In clear AUTH {mechanism} drew {reply}: a password sent here is read by whoever listens{place}',
        breaks: ['4954-4-23'],
        // Somebody has to be on the way, and a client to be set up without TLS; then the whole account is lost.
        severity: 'medium',
      },
      listed: {
        message:
          'In clear EHLO lists {mechanism}, and AUTH {mechanism} drew {reply}: a client that sends its password along with AUTH has sent it by then{place}',
        breaks: ['4954-6-03'],
        // Only clients that send an initial response before they are told no.
        severity: 'low',
      },
    },
    remedy: {
      any: 'List and serve AUTH inside TLS alone.',
      postfix: 'smtpd_tls_auth_only = yes',
      exim: 'auth_advertise_hosts, or server_advertise_condition of each authenticator, true only where $tls_in_cipher is set',
      opensmtpd: 'listen on … tls-require auth',
      exchange: 'Set-ReceiveConnector -AuthMechanism with Tls and BasicAuthRequireTLS.',
    },
  },
  async run({ session, probe, facts, violation, pass, inconclusive, notApplicable }) {
    const open = await session('hello');
    const asked = await askInClear(open, probe);
    const place = onLoopback(open);
    const served = asked.find((it) => it.served);
    if (served !== undefined) {
      const { mechanism, reply } = served;
      return violation('served', { mechanism, reply, place });
    }
    const unclear = asked.find(({ reply }) => !reply.is(5));
    if (unclear !== undefined) return inconclusive(`AUTH ${unclear.mechanism} drew ${unclear.reply}`);
    const listed = asked.find((it) => it.listed);
    if (listed !== undefined) {
      const { mechanism, reply } = listed;
      return violation('listed', { mechanism, reply, place });
    }
    if (offersNoAuth(facts)) return notApplicable('the server does not offer AUTH');
    return pass(asked.map(({ mechanism, reply }) => `AUTH ${mechanism} drew ${reply}`).join(', '));
  },
});
