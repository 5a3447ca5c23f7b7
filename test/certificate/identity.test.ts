import { describe, expect, test } from 'vitest';
import { type CertificateFacts, identityOf } from '../../runner/certificate/index.js';

const certificate = (names: readonly string[], commonName?: string): CertificateFacts => ({
  subject: '',
  issuer: '',
  serial: '01',
  notBefore: '',
  notAfter: '',
  names,
  ...(commonName === undefined ? {} : { commonName }),
  key: { type: 'RSA', bits: 2048 },
  signature: { algorithm: '', hash: '' },
  isAuthority: false,
  mustStaple: false,
  scts: 0,
  ocsp: [],
  caIssuers: [],
  crl: [],
  sha256: '',
  spkiSha256: '',
  selfSigned: false,
});

describe('RFC 9525 section 6', () => {
  test.each([
    ['mx.example', 'DNS:mx.example'],
    ['MX.example', 'DNS:mx.EXAMPLE'],
    ['mx.example.', 'DNS:mx.example'],
    ['mx.example', 'DNS:*.example'],
    ['mx.bücher.example', 'DNS:*.xn--bcher-kva.example'],
    ['192.0.2.1', 'IP:192.0.2.1'],
    ['2001:DB8:0::25', 'IP:2001:db8::25'],
    ['_submission.example', 'SRV:_submission.example'],
  ])('%s is matched by %s', (reference, name) => {
    const seen = identityOf(certificate(['DNS:other.example', name]), reference);
    expect(seen).toEqual({ matches: true, by: name, onlyByCommonName: false });
  });

  test.each([
    ['mx.example', 'DNS:x.example', 'another name'],
    ['a.mx.example', 'DNS:*.example', 'a wildcard is one label'],
    ['example', 'DNS:*.example', 'a wildcard is no absent label'],
    ['mx.example', 'DNS:m*.example', 'a wildcard is a whole label'],
    ['mx.example', 'DNS:mx.*', 'a wildcard is the leftmost label'],
    ['a.mx.example', 'DNS:*.*.example', 'there is one wildcard'],
    ['mx', 'DNS:*', 'a wildcard alone'],
    ['mx.example', 'DNS:*', 'a wildcard alone'],
    ['192.0.2.1', 'DNS:192.0.2.1', 'an address is no host name'],
    ['192.0.2.1', 'DNS:*.0.2.1', 'an address is no host name'],
    ['mx.example', 'IP:192.0.2.1', 'a host name is no address'],
    ['mx.example', 'email:mx.example', 'another kind of name'],
    ['mx.example', 'URI:mx.example', 'another kind of name'],
    ['example', 'SRV:_submission.example', 'a service is no host'],
    ['_submission.example', 'SRV:_imap.example', 'another service'],
    ['_submission.example', 'DNS:_submission.example', 'a host is no service'],
  ])('%s is not matched by %s: %s', (reference, name) => {
    expect(identityOf(certificate([name]), reference)).toEqual({ matches: false, onlyByCommonName: false });
  });

  test.each(['mx.example', '192.0.2.1', '2001:db8::25'])('a common name alone is told of: %s', (name) => {
    expect(identityOf(certificate([], name), name)).toEqual({ matches: false, onlyByCommonName: true });
    expect(identityOf(certificate(['DNS:x.example'], name), name).onlyByCommonName).toBe(true);
  });

  test('a common name beside a name that fits is not', () => {
    expect(identityOf(certificate(['DNS:*.example'], 'mx.example'), 'mx.example').onlyByCommonName).toBe(
      false,
    );
  });
});
