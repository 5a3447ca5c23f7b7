import { defineScenario } from '../shared/define.js';

const accepted = 'is accepted';
/** Why a warning and no failure: RFC 9325 section 5.2, and what the stock settings of Postfix and Exim do. */
const opportunistic =
  'the RFC forbids it, and many keep it on this port, where the other choice of an old client is clear text';

export const protocolVersions = defineScenario({
  meta: {
    id: 'tls/protocol-versions',
    title: 'TLS 1.2 and 1.3 are spoken, and nothing older',
    why: 'SSL 2 and 3 can be broken by who listens, TLS 1.0 and 1.1 know no sound suites; a client that is talked down to them loses what TLS is for.',
    axis: 'conformance',
    requirements: [
      '9325-3.1.1-01',
      '9325-3.1.1-02',
      '9325-3.1.1-03',
      '9325-3.1.1-04',
      '9325-3.1.1-05',
      '9325-3.1.1-06',
      '6176-3-01',
      '7568-3-01',
      '8996-4-01',
      '8996-5-01',
      '8314-4-07',
      '8314-4-09',
    ],
    weaknesses: ['CWE-327', 'CVE-2016-0800', 'CVE-2014-3566'],
    services: ['smtp', 'submission', 'submissions'],
    impact: 'probe',
    needs: { tls: true },
    connections: 0,
    findings: {
      ssl2: { message: `SSL 2.0 ${accepted} (DROWN)`, breaks: ['9325-3.1.1-01', '6176-3-01'] },
      ssl3: { message: `SSL 3.0 ${accepted} (POODLE)`, breaks: ['9325-3.1.1-02', '7568-3-01'] },
      tls10: {
        message: `TLS 1.0 ${accepted}; ${opportunistic}`,
        breaks: ['8996-4-01', '9325-3.1.1-03'],
        byTheLetter: true,
      },
      tls11: {
        message: `TLS 1.1 ${accepted}; ${opportunistic}`,
        breaks: ['8996-5-01', '9325-3.1.1-04'],
        byTheLetter: true,
      },
      // RFC 8314 asks submission servers to give them up; that it says SHOULD does not undo RFC 8996, so the letter counts here too.
      tls10ForSubmission: {
        message: `TLS 1.0 ${accepted}, where passwords are sent`,
        breaks: ['8996-4-01', '9325-3.1.1-03', '8314-4-09'],
        byTheLetter: true,
      },
      tls11ForSubmission: {
        message: `TLS 1.1 ${accepted}, where passwords are sent`,
        breaks: ['8996-5-01', '9325-3.1.1-04', '8314-4-09'],
        byTheLetter: true,
      },
      onlyOld: {
        message: 'Neither TLS 1.2 nor TLS 1.3 is accepted: TLS 1.2 drew {how}',
        breaks: ['9325-3.1.1-05'],
      },
      onlyOldForSubmission: {
        message: 'Neither TLS 1.2 nor TLS 1.3 is accepted: TLS 1.2 drew {how}',
        breaks: ['8314-4-07', '9325-3.1.1-05'],
      },
      // RFC 8314 is content with "1.2 or later", and later guidance than RFC 9325 moves to TLS 1.3 alone.
      onlyNewest: {
        message: 'TLS 1.3 is accepted and TLS 1.2 is not: clients without TLS 1.3 cannot come in',
        breaks: ['9325-3.1.1-05'],
        level: 'MAY',
      },
      withoutTls13: { message: 'TLS 1.3 is not accepted: it drew {how}', breaks: ['9325-3.1.1-06'] },
    },
    variants: {
      'ssl-2': 'SSLv2',
      'ssl-3': 'SSLv3',
      'tls-1-0': 'TLSv1',
      'tls-1-1': 'TLSv1.1',
      'tls-1-2': 'TLSv1.2',
      'tls-1-3': 'TLSv1.3',
    },
    remedy: {
      any: 'Let the server speak TLS 1.2 and 1.3 alone.',
      postfix: 'smtpd_tls_protocols = >=TLSv1.2 and smtpd_tls_mandatory_protocols = >=TLSv1.2',
      exim: 'With OpenSSL: openssl_options = +no_sslv2 +no_sslv3 +no_tlsv1 +no_tlsv1_1; with GnuTLS: tls_require_ciphers = NORMAL:-VERS-ALL:+VERS-TLS1.2:+VERS-TLS1.3',
      haraka: 'tls.ini: minVersion=TLSv1.2',
      sendmail:
        "define(`confSERVER_SSL_OPTIONS', `+SSL_OP_NO_SSLv2 +SSL_OP_NO_SSLv3 +SSL_OP_NO_TLSv1 +SSL_OP_NO_TLSv1_1')",
    },
  },
  async run({ endpoint, service, variant, violation, pass, inconclusive }) {
    const versions = await endpoint.versions();
    const isAccepted = (name: string) =>
      versions.find(({ version }) => version === name)?.state === 'accepted';
    const asked = versions.find(({ version }) => version === variant);
    if (asked === undefined || asked.state === 'unknown')
      return inconclusive(`${variant}: ${asked?.how ?? 'not asked'}`);
    const { how } = asked;
    // Then it is not about the version: a name is missing, or no handshake works at all.
    if (!versions.some(({ state }) => state === 'accepted'))
      return inconclusive(`no version is accepted; ${variant} drew ${how}`);
    const seen = `${variant} drew ${how}`;
    const submits = service !== 'smtp';
    const wanted = variant === 'TLSv1.2' || variant === 'TLSv1.3';
    if (isAccepted(variant) === wanted) return pass(seen);
    switch (variant) {
      case 'SSLv2':
        return violation('ssl2');
      case 'SSLv3':
        return violation('ssl3');
      case 'TLSv1':
        return violation(submits ? 'tls10ForSubmission' : 'tls10');
      case 'TLSv1.1':
        return violation(submits ? 'tls11ForSubmission' : 'tls11');
      case 'TLSv1.2':
        if (isAccepted('TLSv1.3')) return violation('onlyNewest');
        return violation(submits ? 'onlyOldForSubmission' : 'onlyOld', { how });
      case 'TLSv1.3':
        return violation('withoutTls13', { how });
    }
  },
});
