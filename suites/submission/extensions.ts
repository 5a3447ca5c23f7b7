import { masks } from '../../runner/protocol/masked.js';
import { defineScenario } from '../shared/define.js';

export const extensions = defineScenario({
  meta: {
    id: 'submission/extensions',
    title: 'A submission service lists the extensions that RFC 6409 asks of it',
    why: 'Mail programs log in, ask for reports of delivery and tell their users what went wrong by means of these.',
    axis: 'conformance',
    requirements: ['6409-7-08', '8314-3.3-03', '6409-7-01', '6409-7-02', '6409-7-04', '6409-7-07'],
    services: ['submission', 'submissions'],
    impact: 'observe',
    variants: {
      auth: { keyword: 'AUTH', missing: 'auth' },
      pipelining: { keyword: 'PIPELINING', missing: 'pipelining' },
      'enhanced-status-codes': { keyword: 'ENHANCEDSTATUSCODES', missing: 'enhancedStatusCodes' },
      dsn: { keyword: 'DSN', missing: 'dsn' },
      '8bitmime': { keyword: '8BITMIME', missing: 'eightBitMime' },
    } as const,
    findings: {
      auth: {
        message: 'EHLO lists AUTH neither in clear nor inside TLS; nobody can log in to submit mail',
        breaks: ['6409-7-08'],
      },
      authBehindTls: {
        message: 'EHLO does not list AUTH; nobody can log in to submit mail on 465',
        breaks: ['6409-7-08', '8314-3.3-03'],
      },
      pipelining: { message: 'EHLO does not list PIPELINING ({where})', breaks: ['6409-7-01'] },
      enhancedStatusCodes: {
        message: 'EHLO does not list ENHANCEDSTATUSCODES ({where})',
        breaks: ['6409-7-02'],
      },
      dsn: { message: 'EHLO does not list DSN ({where})', breaks: ['6409-7-04'] },
      eightBitMime: { message: 'EHLO does not list 8BITMIME ({where})', breaks: ['6409-7-07'] },
    },
    remedy: {
      any: 'Switch the extension on; where AUTH is missing, connect the server to the store of its users.',
      postfix:
        'smtpd_sasl_auth_enable = yes for AUTH; for the others remove them from smtpd_discard_ehlo_keywords.',
      exim: 'An authenticator that is advertised inside TLS for AUTH; pipelining_advertise_hosts, dsn_advertise_hosts and accept_8bitmime for the others.',
      opensmtpd: 'OpenSMTPD has no PIPELINING (7.6).',
      haraka: 'Haraka has neither DSN nor ENHANCEDSTATUSCODES (3.3.4).',
      exchange:
        'Set-ReceiveConnector -PipeliningEnabled, -DeliveryStatusNotificationEnabled, -EnhancedStatusCodesEnabled and -EightBitMimeEnabled $true',
    },
  },
  async run({ session, service, probe, facts, variant, violation, pass, inconclusive }) {
    const { keyword, missing } = variant;
    const open = await session('secured');
    const where = open.tls ? 'inside TLS' : 'in clear';
    if (open.offers(keyword)) return pass(`EHLO lists ${keyword} ${where}`);
    const masked = masks(open.extensions?.lines ?? []);
    if (masked !== undefined)
      return inconclusive(`EHLO lists ${masked}: something on the way may have hidden ${keyword}`);
    if (missing === 'auth') {
      if (facts.plain.includes(keyword)) return pass('EHLO lists AUTH in clear');
      return violation(service === 'submissions' ? 'authBehindTls' : 'auth');
    }
    // No sentence forbids a server to show more to its users.
    if (probe.user === undefined || !open.tls || !open.offers('AUTH')) return violation(missing, { where });
    await open.quit();
    const inside = await session('ready');
    const again = await inside.ehlo(probe.clientName);
    if (inside.offers(keyword)) return pass(`EHLO lists ${keyword} behind AUTH`);
    // Where EHLO is refused there, nobody is shown more.
    if (!again.is(250, 5)) return inconclusive(`EHLO behind AUTH drew ${again}`);
    return violation(missing, { where: `${where}; EHLO behind AUTH drew ${again.code}` });
  },
});
