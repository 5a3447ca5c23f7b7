import type { Session } from '../../runner/net/index.js';
import { escapeOctets } from '../../runner/protocol/octets.js';
import type { Rung } from '../../runner/scenario/index.js';
import { defineScenario } from '../shared/define.js';

export const starttls = defineScenario({
  meta: {
    id: 'tls/starttls',
    title: 'STARTTLS leads to TLS, and the server serves the client inside it',
    why: 'A client that sees STARTTLS listed relies on it; where it comes to nothing, mail waits, or goes in clear.',
    axis: 'conformance',
    requirements: [
      '3207-3-01',
      '3207-4-02',
      '3207-4-03',
      '3207-4.1-01',
      '3207-4.3-01',
      '5321-4.2.4-03',
      '8314-4-04',
    ],
    services: ['smtp', 'submission'],
    impact: 'observe',
    needs: { capability: ['STARTTLS'] },
    findings: {
      notImplemented: {
        message: 'EHLO lists STARTTLS, yet the command drew {reply}',
        breaks: ['5321-4.2.4-03'],
      },
      refused: {
        message: 'EHLO lists STARTTLS, yet the command drew {reply}',
        breaks: ['3207-3-01'],
      },
      refusedOnSubmission: {
        message: 'EHLO lists STARTTLS, yet the command drew {reply}',
        breaks: ['3207-3-01', '3207-4.3-01', '8314-4-04'],
      },
      otherCode: {
        message: 'STARTTLS drew {reply}; RFC 3207 knows 220, 454 and 501',
        breaks: ['3207-4-02'],
      },
      spokeInClear: {
        message: 'After its 220 the server sent more in clear, before the handshake: {octets}',
        breaks: ['3207-4-03'],
      },
      handshakeFailed: {
        message: 'STARTTLS drew 220, then the TLS handshake failed, and in a second session again: {why}',
        breaks: ['3207-4-03', '3207-3-01'],
      },
      handshakeFailedOnSubmission: {
        message: 'STARTTLS drew 220, then the TLS handshake failed, and in a second session again: {why}',
        breaks: ['3207-4-03', '3207-3-01', '8314-4-04'],
      },
      helloRefused: {
        message: 'EHLO drew 250 in clear and {reply} inside TLS; for too little security the code is 554',
        breaks: ['3207-4.1-01'],
      },
      servedBehind554: {
        message: 'Inside TLS EHLO drew 554, as if security were too low, and yet NOOP {reply}',
        breaks: ['3207-4.1-01'],
      },
    },
    remedy: {
      any: 'Offer STARTTLS only with a certificate and a key that work, and log in with any client to try it.',
      postfix:
        'smtpd_tls_cert_file and smtpd_tls_key_file must be readable; see the log for the handshake error.',
      exim: 'tls_certificate and tls_privatekey must be readable for the user that Exim runs as.',
    },
  },
  async run({ session, service, probe, violation, pass, inconclusive }) {
    const submits = service === 'submission';
    const open = await session('hello');
    const { go, tls } = await open.startTls();
    if (go.is(500, 502)) return violation('notImplemented', { reply: go });
    // 554 is a policy: the server wants nothing of us.
    if (go.is(5) && !go.is(554)) return violation(submits ? 'refusedOnSubmission' : 'refused', { reply: go });
    if (go.is(2, 3, 4) && !go.is(220, 421, 454)) return violation('otherCode', { reply: go });
    if (tls === undefined) return inconclusive(`STARTTLS drew ${go}`);
    if (open.beforeTls !== '') return violation('spokeInClear', { octets: shown(open.beforeTls) });
    if (!tls.ok && tls.timedOut) return inconclusive(tls.why);
    if (!tls.ok) {
      const again = await lookAgain(session);
      if (again.octets !== '') return violation('spokeInClear', { octets: shown(again.octets) });
      if (again.why === undefined)
        return inconclusive(`of two handshakes one worked and one failed: ${tls.why}`);
      return violation(submits ? 'handshakeFailedOnSubmission' : 'handshakeFailed', { why: tls.why });
    }
    const { protocol, cipher } = tls.facts;
    const hello = await open.ehlo(probe.clientName);
    if (hello.is(250)) return pass(`${protocol} ${cipher}; EHLO inside it drew 250`);
    if (hello.is(5) && !hello.is(554)) return violation('helloRefused', { reply: hello });
    if (!hello.is(554)) return inconclusive(`EHLO inside TLS drew ${hello}`);
    const noop = await open.command('NOOP');
    if (noop.is(2)) return violation('servedBehind554', { reply: noop });
    return inconclusive(
      `${protocol} ${cipher} is too little security for this server: EHLO drew 554, NOOP ${noop}`,
    );
  },
});

/** Wait for octets behind the 220, in milliseconds. Only silence shows that the server waits too, and nothing can be sent instead. */
const behindGoMs = 1_000;

/** The control of a failed handshake: once more, looking first whether octets in clear were in its way. */
async function lookAgain(
  session: (rung: Rung) => Promise<Session>,
): Promise<{ octets: string; why: string | undefined }> {
  const open = await session('hello');
  const go = await open.command('STARTTLS');
  if (!go.is(220)) return { octets: '', why: undefined };
  await open.silence(behindGoMs);
  const tls = await open.upgrade();
  return { octets: open.beforeTls, why: tls.ok ? undefined : tls.why };
}

function shown(octets: string): string {
  return escapeOctets(octets.slice(0, 160));
}
