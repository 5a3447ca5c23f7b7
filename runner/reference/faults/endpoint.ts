import { constants } from 'node:crypto';
import { createSecureContext, type TLSSocketOptions } from 'node:tls';
import type { Behaviour } from '../behaviour.js';
import { type Issued, issueCertificate } from '../certificates.js';
import { primes } from '../tls/groups.js';
import { extensionTypes, listed, serverName } from '../tls/hello.js';
import { sslv2Kinds } from '../tls/sslv2.js';
import { SSL3, type Suite, TLS12, weakSuites } from '../tls/suites.js';
import { defineFault, type Fault } from './define.js';
import { modelled, real, refuses } from './endpoint-helpers.js';

/** Of OpenSSL 3, and not among the names of node:crypto. */
const SSL_OP_NO_EXTENDED_MASTER_SECRET = 1;
const UNRECOGNIZED_NAME = 112;
const INTERNAL_ERROR = 80;
/** RFC 8701. */
const isGrease = (value: number): boolean => (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);

const withSuites = (name: string, summary: string, suites: readonly Suite[]): Fault =>
  modelled(name, summary, (model) => {
    model.suites = [...model.suites, ...suites];
  });

/** DHE with this modulus, beside what is sound. */
const withDh = (name: string, summary: string, prime: Buffer): Fault =>
  modelled(name, summary, (model) => {
    model.prime = prime;
    model.suites = [...model.suites, ...weakSuites.dheAead];
  });

const before = (suites: string, { ciphers }: TLSSocketOptions): string => `${suites}:${ciphers}`;
const behind = (suites: string, { ciphers }: TLSSocketOptions): string => `${ciphers}:${suites}`;
const CBC = 'ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA';
const STATIC_RSA = 'AES128-GCM-SHA256:AES256-GCM-SHA384';

const versions: readonly Fault[] = [
  modelled('sslv2-accepted', 'SSLv2 is spoken, with 3DES and RC4, DES and export kinds', (model) => {
    model.sslv2 = [...sslv2Kinds.strong, ...sslv2Kinds.weak];
  }),
  modelled('sslv3-accepted', 'SSLv3 is spoken, with DHE and CBC', (model) => {
    model.versions = [...model.versions, SSL3];
    model.suites = [...model.suites, ...weakSuites.dheCbc.map((suite) => ({ ...suite, newest: SSL3 }))];
  }),
  real('tls-1.2-refused', 'TLS 1.3 alone is spoken (legal)', () => ({ minVersion: 'TLSv1.3' })),
  real('tls-1.3-refused', 'TLS 1.2 is the newest version (legal)', () => ({ maxVersion: 'TLSv1.2' })),
  real('legacy-only-tls-1.0', 'TLS 1.0 is spoken and nothing else', () => ({
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1',
    ciphers: `${CBC}:@SECLEVEL=0`,
  })),
  modelled('fallback-scsv-ignored', 'TLS_FALLBACK_SCSV is not minded', (model) => {
    model.fallbackScsv = false;
  }),
  modelled('downgrade-sentinel-missing', 'TLS 1.2 is spoken with no mark that 1.3 was possible', (model) => {
    model.downgradeSentinel = false;
  }),
];

const suites: readonly Fault[] = [
  withSuites('suite-null', 'A suite without encryption is taken', weakSuites.null),
  withSuites('suite-anonymous', 'Suites without a certificate are taken', weakSuites.anonymous),
  withSuites('suite-export', 'Export suites are taken, with keys of 512 bits', weakSuites.export),
  withSuites('suite-rc4', 'A suite with RC4 is taken', weakSuites.rc4),
  withSuites('suite-rc4-md5', 'RC4 with MD5 is taken, the key by RSA', weakSuites.rc4Md5),
  withSuites('suite-3des', 'A suite with 3DES is taken', weakSuites.tripleDes),
  withSuites('suite-des', 'A suite with DES is taken', weakSuites.des),
  // The certificate has no such key; the hello shows no more than the number of the suite.
  withSuites('suite-static-dh', 'A suite with static ECDH is taken', weakSuites.staticDh),
  real('suite-static-rsa', 'Suites with the key sent by RSA are taken', (sound) => ({
    ciphers: behind(STATIC_RSA, sound),
  })),
  real('suite-cbc', 'Suites with CBC are taken, last of all', (sound) => ({ ciphers: behind(CBC, sound) })),
  real('suite-cbc-preferred', 'Suites with CBC are taken first', (sound) => ({
    ciphers: before(CBC, sound),
  })),
  real('suite-cbc-only', 'Up to TLS 1.2, suites with CBC alone are taken', () => ({ ciphers: CBC })),
  real('suite-static-rsa-only', 'Up to TLS 1.2, suites with the key sent by RSA alone are taken', () => ({
    ciphers: STATIC_RSA,
  })),
  real('suite-order-of-client', 'The client chooses among the suites', () => ({ honorCipherOrder: false })),
  real('suite-order-weak-first', 'Suites without forward secrecy are taken first', (sound) => ({
    ciphers: before(STATIC_RSA, sound),
  })),
];

const keys: readonly Fault[] = [
  withDh('dh-512', 'DHE with 512 bits is taken', primes[512]),
  withDh('dh-768', 'DHE with 768 bits is taken', primes[768]),
  withDh('dh-1024', 'DHE with 1024 bits is taken, in a group of its own', primes[1024]),
  withDh('dh-1024-common', 'DHE with 1024 bits is taken, in the group of RFC 2409', primes.common1024),
  withDh('dh-composite', 'DHE is taken with a modulus that is no prime', primes.composite2048),
  real('dh-2048', 'DHE with 2048 bits is taken (legal)', (sound) => ({
    ciphers: behind('DHE-RSA-AES128-GCM-SHA256', sound),
    dhparam: 'auto',
  })),
  modelled('curve-weak', 'Curves of 160, 163 and 192 bits are taken', (model) => {
    model.groups = [...model.groups, 19, 16, 1];
  }),
  modelled(
    'signature-sha1',
    'ServerKeyExchange is signed with SHA-1 where nothing better is offered',
    (model) => {
      model.signatures = [...model.signatures, 0x0201];
    },
  ),
  modelled(
    'signature-md5',
    'ServerKeyExchange is signed with MD5 where nothing better is offered',
    (model) => {
      model.signatures = [...model.signatures, 0x0101];
    },
  ),
];

const extensions: readonly Fault[] = [
  modelled('compression-deflate', 'DEFLATE is chosen where it is offered', (model) => {
    model.compressions = [1, 0];
  }),
  modelled('renegotiation-info-missing', 'Secure renegotiation is not known', (model) => {
    model.renegotiationInfo = false;
  }),
  real('renegotiation-by-client', 'A client may renegotiate', ({ secureOptions = 0 }) => ({
    secureOptions: secureOptions & ~constants.SSL_OP_NO_RENEGOTIATION,
  })),
  real(
    'extended-master-secret-missing',
    'The extended master secret is not known',
    ({ secureOptions = 0 }) => ({
      secureOptions: secureOptions | SSL_OP_NO_EXTENDED_MASTER_SECRET,
    }),
  ),
  real(
    'encrypt-then-mac-missing',
    'Suites with CBC are taken, with the MAC before the encryption',
    (sound) => ({
      ciphers: behind(CBC, sound),
      secureOptions: (sound.secureOptions ?? 0) | constants.SSL_OP_NO_ENCRYPT_THEN_MAC,
    }),
  ),
  real('resumption-none', 'No session is resumed (legal)', ({ secureOptions = 0 }) => ({
    secureOptions: secureOptions | constants.SSL_OP_NO_TICKET,
  })),
  real('alpn-any-selected', 'The first protocol of ALPN is selected, whatever it is', () => ({
    ALPNCallback: ({ protocols }) => protocols[0],
  })),
  modelled(
    'ocsp-stapled',
    'An OCSP response is stapled, well formed and signed by nobody (legal)',
    (model) => {
      model.ocsp = true;
      model.modern = true;
    },
  ),
  modelled('tls-1.3-early-data', 'Tickets of TLS 1.3 allow early data', (model) => {
    model.earlyData = 16_384;
    model.modern = true;
  }),
  modelled('heartbeat-offered', 'Heartbeat is agreed to', (model) => {
    model.heartbeat = 'sound';
  }),
  modelled(
    'heartbleed-leak',
    'A heartbeat that claims more than it holds is answered with memory',
    (model) => {
      model.heartbeat = 'leaks';
    },
  ),
  modelled('ccs-early-accepted', 'ChangeCipherSpec is taken before any key is agreed on', (model) => {
    model.earlyCcs = 'taken';
  }),
  modelled('records-together', 'The first flight is one record (legal)', (model) => {
    model.records = 'together';
  }),
  modelled('records-small', 'The first flight is cut into records of 100 octets (legal)', (model) => {
    model.records = 100;
  }),
];

const intolerance: readonly Fault[] = [
  refuses('hello-long-intolerant', 'A hello of more than 1024 octets gets a close', ({ message }) =>
    message.length > 1_024 ? 'close' : undefined,
  ),
  refuses('hello-many-suites-intolerant', 'A hello with more than 128 suites gets a close', (hello) =>
    hello.suites.length > 128 ? 'close' : undefined,
  ),
  refuses('version-intolerant', 'A hello of a version yet unknown gets a close', (hello) => {
    const listedVersions = listed(hello, extensionTypes.versions, 1) ?? [];
    const isUnknown = listedVersions.some((version) => version > 0x0304 && !isGrease(version));
    return isUnknown || hello.version > TLS12 ? 'close' : undefined;
  }),
  refuses('extension-intolerant', 'Unknown suites, groups and extensions (GREASE) get an alert', (hello) => {
    const groups = listed(hello, extensionTypes.groups) ?? [];
    const values = [...hello.suites, ...groups, ...hello.extensions.keys()];
    return values.some(isGrease) ? INTERNAL_ERROR : undefined;
  }),
];

const names: readonly Fault[] = [
  refuses('sni-required', 'A hello without server_name gets an alert', (hello) =>
    hello.extensions.has(extensionTypes.serverName) ? undefined : UNRECOGNIZED_NAME,
  ),
  refuses(
    'sni-unknown-refused',
    'A hello with the name of another host gets an alert (legal)',
    (hello, { site }) => {
      const name = serverName(hello);
      const isKnown = name === undefined || name === 'localhost' || name === site.hostname.toLowerCase();
      return isKnown ? undefined : UNRECOGNIZED_NAME;
    },
  ),
  defineFault({
    name: 'sni-default-other-certificate',
    summary: 'Without server_name another certificate is shown, for default.test and signed by itself',
    apply: showOtherByDefault,
  }),
];

export const endpointFaults: readonly Fault[] = [
  ...versions,
  ...suites,
  ...keys,
  ...extensions,
  ...intolerance,
  ...names,
];

function showOtherByDefault(behaviour: Behaviour): void {
  let other: Issued | undefined;
  const issued = (): Promise<Issued> => issueCertificate(undefined, { names: ['default.test'] });
  behaviour.around('handshake', (next, start, session) => {
    // Paused, so that no octet of the hello is lost meanwhile.
    session.stream.pause();
    void Promise.resolve(other ?? issued()).then((certificate) => {
      other = certificate;
      next(start, session);
    });
  });
  behaviour.around('secureOptions', (next, options, how) => {
    const sound = next(options, how);
    const named = createSecureContext(sound);
    return { ...sound, ...other, SNICallback: (_name, done) => done(null, named) };
  });
}
