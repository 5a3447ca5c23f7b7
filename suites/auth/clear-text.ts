import { askInClear, onLoopback } from '../shared/auth-in-clear.js';
import { offersNoAuth } from '../shared/auth-offered.js';
import { defineScenario } from '../shared/define.js';

export const authClearText = defineScenario({
  meta: {
    id: 'auth/clear-text',
    title: 'In clear no mechanism is served that sends the password as it is',
    why: 'Such a password is read by anybody on the way, and is good for every other service of that user.',
    axis: 'conformance',
    requirements: ['4954-4-23'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    findings: {
      served: { message: 'In clear AUTH {mechanism} drew {reply}, and the password would come next{place}' },
    },
    remedy: {
      any: 'Offer AUTH inside TLS alone.',
      postfix: 'smtpd_tls_auth_only = yes',
      exim: 'auth_advertise_hosts, or server_advertise_condition of each authenticator, true only where $tls_in_cipher is set',
      opensmtpd: 'listen on … tls-require auth',
      exchange: 'Set-ReceiveConnector -AuthMechanism with Tls and BasicAuthRequireTLS.',
    },
  },
  async run({ session, probe, facts, violation, pass, inconclusive, notApplicable }) {
    const open = await session('hello');
    const asked = await askInClear(open, probe);
    const served = asked.find((it) => it.served);
    if (served !== undefined) {
      const { mechanism, reply } = served;
      return violation('served', { mechanism, reply, place: onLoopback(open) });
    }
    const unclear = asked.find(({ reply }) => !reply.is(5));
    if (unclear !== undefined) return inconclusive(`AUTH ${unclear.mechanism} drew ${unclear.reply}`);
    if (offersNoAuth(facts)) return notApplicable('the server does not offer AUTH');
    return pass(asked.map(({ mechanism, reply }) => `AUTH ${mechanism} drew ${reply}`).join(', '));
  },
});
