import { sayInClear } from '../shared/clear-octets.js';
import { defineScenario } from '../shared/define.js';

/** Wait for a greeting in clear, in seconds: the server waits for us, and only its silence can show that. */
const greetingWait = 3;
/** Wait for an alert, a reply or the end. */
const answerWait = 5;

export const implicit = defineScenario({
  meta: {
    id: 'tls/implicit',
    title: 'Where TLS comes first the server says nothing in clear, and serves no command there',
    why: 'A client without TLS that finds itself served there sends its password in clear, on a port that promises TLS.',
    axis: 'conformance',
    requirements: ['8314-3.3-01'],
    weaknesses: ['CWE-319'],
    services: ['submissions'],
    impact: 'probe',
    findings: {
      greeted: { message: 'A client that said nothing was greeted in clear with {code}' },
      served: { message: 'EHLO in clear, where TLS comes first, drew {code}' },
    },
    remedy: {
      any: 'Let the port begin with TLS alone.',
      postfix: 'In master.cf for submissions: -o smtpd_tls_wrappermode=yes',
      exim: 'tls_on_connect_ports = 465',
    },
  },
  async run({ session, probe, seconds, violation, pass, inconclusive }) {
    const open = await session('tcp');
    open.allowReset();
    const early = await sayInClear(open, '', seconds(greetingWait));
    if (early.code > 0) {
      await sayInClear(open, 'QUIT\r\n', seconds(answerWait));
      await open.close();
      return violation('greeted', { code: early.code });
    }
    if (early.ended) return inconclusive('the server ended the connection before anything was said');
    const { code, ended, octets } = await sayInClear(
      open,
      `EHLO ${probe.clientName}\r\n`,
      seconds(answerWait),
    );
    if (code > 0 && !ended) await sayInClear(open, 'QUIT\r\n', seconds(answerWait));
    await open.close();
    if (code >= 200 && code < 400) return violation('served', { code });
    if (code > 0) return pass(`no greeting came in clear; EHLO there was refused with ${code}`);
    if (ended || isAlert(octets))
      return pass('no greeting came in clear; on EHLO there the server ended the connection');
    return inconclusive(
      'no greeting came in clear; EHLO there was neither answered nor the connection ended',
    );
  },
});

/** A TLS alert record (RFC 8446 section 5.1). */
function isAlert(octets: string): boolean {
  return octets.startsWith('\x15\x03');
}
