import { parseEhlo } from '../../runner/protocol/ehlo.js';
import { masks } from '../../runner/protocol/masked.js';
import { defineScenario } from '../shared/define.js';

export const starttlsOffered = defineScenario({
  meta: {
    id: 'tls/starttls-offered',
    title: 'STARTTLS is listed in the EHLO reply, as a keyword alone',
    why: 'Without it mail and passwords cross the net in clear, or clients that insist on TLS stay away.',
    axis: 'conformance',
    requirements: ['3207-2-01', '8314-4-03', '8314-3.3-02'],
    services: ['smtp', 'submission'],
    impact: 'observe',
    findings: {
      parameter: {
        message: 'The keyword has a parameter: {line}',
        breaks: ['3207-2-01'],
      },
      notOffered: {
        message:
          'EHLO does not list STARTTLS; clients that do not speak TLS from the start (port 465) submit in clear',
        breaks: ['8314-4-03', '8314-3.3-02'],
      },
    },
    remedy: {
      any: 'Give the server a certificate and switch STARTTLS on.',
      postfix: 'smtpd_tls_security_level = may, with smtpd_tls_cert_file and smtpd_tls_key_file',
      exim: 'tls_advertise_hosts = *, with tls_certificate and tls_privatekey',
      opensmtpd: 'listen on … tls pki mx.example.org',
      haraka: 'Add tls to config/plugins, and tls_key.pem and tls_cert.pem.',
    },
  },
  async run({ session, service, probe, violation, pass, inconclusive, notApplicable }) {
    const open = await session('greeted');
    const hello = await open.ehlo(probe.clientName);
    if (!hello.is(250) || hello.reply === undefined) return inconclusive(`EHLO drew ${hello}`);
    const { lines } = parseEhlo(hello.reply);
    const line = lines.find(({ keyword }) => keyword === 'STARTTLS');
    if (line !== undefined && line.params.length > 0) return violation('parameter', { line: line.raw });
    if (line !== undefined) return pass('EHLO lists STARTTLS, with no parameter');
    const masked = masks(lines);
    if (masked !== undefined)
      return inconclusive(`EHLO lists ${masked}: something on the way may have hidden it`);
    if (service === 'submission') return violation('notOffered');
    return notApplicable('EHLO does not list STARTTLS, and need not; mail comes to this server in clear');
  },
});
