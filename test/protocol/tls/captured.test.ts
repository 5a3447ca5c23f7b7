import { describe, expect, it } from 'vitest';
import { encodeClientHello, extensionType, parseClientHello } from '../../../runner/protocol/tls/index.js';
import { firstRecordOf, isAbsent } from './programs.js';

const openssl: readonly (readonly string[])[] = [
  ['-servername', 'mx.test'],
  ['-noservername'],
  ['-tls1_3', '-groups', 'X25519:P-521', '-ciphersuites', 'TLS_AES_128_CCM_8_SHA256'],
  ['-tls1_2', '-cipher', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0', '-status', '-alpn', 'smtp,h2'],
  ['-tls1_1', '-cipher', 'ALL:@SECLEVEL=0', '-sigalgs', 'RSA+SHA1:ECDSA+SHA1'],
  ['-tls1', '-cipher', 'AES128-SHA:@SECLEVEL=0', '-noservername', '-no_ticket'],
  ['-fallback_scsv', '-no_tls1_3', '-serverinfo', '1,2,3'],
  ['-comp', '-legacy_renegotiation', '-psk', '1234', '-psk_identity', 'somebody'],
];

const gnutls: readonly (readonly string[])[] = [
  [],
  ['--priority', 'SECURE256', '--alpn', 'smtp'],
  ['--priority', 'NORMAL:-VERS-ALL:+VERS-TLS1.3', '--single-key-share', '--post-handshake-auth'],
  ['--priority', 'LEGACY:-VERS-ALL:+VERS-TLS1.0:%COMPAT', '--disable-sni'],
  [
    '--priority',
    'NORMAL:-VERS-ALL:+VERS-TLS1.2:+ANON-DH:+ANON-ECDH:+NULL',
    '--heartbeat',
    '--recordsize',
    '512',
  ],
  ['--priority', 'NORMAL:-VERS-ALL:+VERS-TLS1.1:%SSL3_RECORD_VERSION', '--noticket'],
  ['--priority', 'NORMAL:%NO_EXTENSIONS:-VERS-ALL:+VERS-TLS1.0'],
];

/** Reads a hello of a stranger and writes it again, in hex. */
function again(octets: Buffer): string {
  const hello = parseClientHello(octets);
  return hello === undefined ? 'not read' : encodeClientHello(hello).toString('hex');
}

describe.skipIf(isAbsent('openssl'))('hellos of OpenSSL (needs openssl)', () => {
  it.each(openssl.map((words) => [words.join(' '), words] as const))('%s', async (_, words) => {
    const octets = await firstRecordOf('openssl', (port) => [
      's_client',
      '-connect',
      `127.0.0.1:${port}`,
      ...words,
    ]);
    expect(again(octets)).toBe(octets.toString('hex'));
  });

  it('say what they were told to say', async () => {
    const words = [
      '-tls1_3',
      '-servername',
      'mx.test',
      '-alpn',
      'smtp',
      '-ciphersuites',
      'TLS_AES_256_GCM_SHA384',
    ];
    const octets = await firstRecordOf('openssl', (port) => [
      's_client',
      '-connect',
      `127.0.0.1:${port}`,
      ...words,
    ]);
    const hello = parseClientHello(octets);
    const data = (type: number) =>
      hello?.extensions?.find((one) => one.type === type)?.data.toString('latin1');
    expect(hello).toMatchObject({ version: 'TLSv1.2', suites: [0x1302, 0x00ff], compression: [0] });
    expect(data(extensionType.serverName)).toContain('mx.test');
    expect(data(extensionType.alpn)).toContain('smtp');
    expect(data(extensionType.supportedVersions)).toBe('\x02\x03\x04');
  });
});

describe.skipIf(isAbsent('gnutls-cli'))('hellos of GnuTLS (needs gnutls-cli)', () => {
  it.each(gnutls.map((words) => [words.join(' ') || 'as it comes', words] as const))(
    '%s',
    async (_, words) => {
      const octets = await firstRecordOf('gnutls-cli', (port) => [
        '--port',
        port,
        '--insecure',
        ...words,
        '127.0.0.1',
      ]);
      // The version of the record is ours, 0x0301; GnuTLS takes its lowest version that is enabled, or another if told to.
      expect(again(octets).slice(6)).toBe(octets.toString('hex').slice(6));
    },
  );
});
