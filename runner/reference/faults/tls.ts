import { clearFaults } from './clear.js';
import { defineFault, type Fault } from './define.js';
import { starttlsFaults } from './starttls.js';
import { starttlsOfferFaults } from './starttls-offer.js';

const legacyOnly = (name: string, version: 'TLSv1' | 'TLSv1.1'): Fault =>
  defineFault({
    name,
    summary: `${version} is accepted as well`,
    apply: (behaviour) =>
      behaviour.around('secureOptions', (next, options, how) => {
        const given = next(options, how);
        // OpenSSL 3 allows the old versions at security level 0 only, and they know none of the strict server's suites.
        const ciphers = `${given.ciphers}:ECDHE-RSA-AES128-SHA:@SECLEVEL=0`;
        return { ...given, minVersion: version, ciphers };
      }),
  });

export const tlsFaults: readonly Fault[] = [
  ...starttlsOfferFaults,
  ...starttlsFaults,
  ...clearFaults,
  legacyOnly('tls-1.0-accepted', 'TLSv1'),
  legacyOnly('tls-1.1-accepted', 'TLSv1.1'),
  defineFault({
    name: 'tls-client-certificate-requested',
    summary: 'A client certificate is requested in the handshake',
    apply: (behaviour) =>
      behaviour.around('secureOptions', (next, options, how) => ({
        ...next(options, how),
        requestCert: true,
        rejectUnauthorized: false,
      })),
  }),
  defineFault({
    name: 'tls-truncated-close',
    summary: 'The connection ends with no close_notify',
    apply: (behaviour) =>
      behaviour.around('close', (next, session) => {
        if (!session.secure) next(session);
        // What was said before still goes out.
        else session.stream.write('', () => session.transport.end());
      }),
  }),
];
