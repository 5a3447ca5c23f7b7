import { sayInClear } from '../shared/clear-octets.js';
import { defineScenario } from '../shared/define.js';

/**
 * A ClientHello of TLS 1.2 (RFC 5246 section 7.4.1.2) whose one suite is none: a reserved value of RFC 8701, so that no server can
 * accept it. 50 octets.
 */
const hopelessHello = `\x16\x03\x01\x00\x2d\x01\x00\x00\x29\x03\x03${'smtpspec'.repeat(4)}\x00\x00\x02\x0a\x0a\x01\x00`;

/** Wait for an alert, a reply or the end, in seconds. A sound server may also say nothing, and nothing else would show that. */
const answerWait = 5;

export const starttlsFailed = defineScenario({
  meta: {
    id: 'tls/starttls-failed',
    title:
      'After 220 to STARTTLS the server reads no commands in clear, and a failed handshake is not taken for TLS',
    why: 'A session that goes on in clear where the server believes in TLS hands passwords and mail to whoever listens.',
    axis: 'security',
    severity: 'low',
    requirements: ['3207-4-03'],
    weaknesses: ['CWE-319', 'CWE-372'],
    services: ['smtp', 'submission'],
    impact: 'probe',
    needs: { capability: ['STARTTLS'] },
    findings: {
      commandServed: {
        message: 'Behind the 220 to STARTTLS NOOP in clear, with no handshake, drew {code}',
      },
      takenForTls: {
        message:
          'After a handshake that failed, EHLO in clear drew 250 without STARTTLS: the server believes that TLS is on',
        severity: 'medium',
      },
    },
    variants: { command: 'NOOP\r\n', hello: hopelessHello },
    remedy: { any: 'End the connection when the handshake fails.' },
  },
  async run({ session, probe, seconds, variant, facts, violation, pass, inconclusive }) {
    if (facts.tls.length === 0) return inconclusive('an ordinary STARTTLS does not work here');
    const open = await session('hello');
    const go = await open.command('STARTTLS');
    if (!go.is(220)) return inconclusive(`STARTTLS drew ${go}`);
    open.allowReset();
    const say = (octets: string, enough?: () => boolean) =>
      sayInClear(open, octets, seconds(answerWait), enough);
    const first = await say(variant, () => true);
    const noop = first.ended || first.code > 0 ? first : await say('NOOP\r\n');
    if (variant !== hopelessHello && first.code > 0) {
      const { code } = first;
      await say('QUIT\r\n');
      await open.close();
      if (code < 400) return violation('commandServed', { code });
      return pass(`NOOP in clear was refused with ${code}`);
    }
    const hello = noop.code === 250 ? await say(`EHLO ${probe.clientName}\r\n`) : undefined;
    if (!noop.ended && noop.code > 0) await say('QUIT\r\n');
    await open.close();
    if (noop.ended) return pass('the server ended the connection');
    if (noop.code === 0) return inconclusive('the server neither answered nor ended the connection');
    if (hello === undefined) return pass(`NOOP in clear after the failed handshake drew ${noop.code}`);
    if (hello.code !== 250)
      return inconclusive(`EHLO in clear after the failed handshake drew ${hello.code}`);
    if (!/^250[ -]STARTTLS/im.test(hello.octets)) return violation('takenForTls');
    return pass('the server goes on in clear, and lists STARTTLS again');
  },
});
