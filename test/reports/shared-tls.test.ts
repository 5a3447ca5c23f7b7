import { describe, expect, it } from 'vitest';
import { chainMarks, daysLeft, suiteRows, weakest } from '../../reports/shared/tls.js';
import { hostileText } from './example.js';
import { certificate, chain, strongEndpoint, weakEndpoint } from './example-tls.js';

const strong = strongEndpoint();
const weak = weakEndpoint();

describe('suiteRows', () => {
  it('has every suite once, in the order of the newest version, with its place or "yes" by version', () => {
    const rows = suiteRows(weak.versions ?? []);
    expect(rows.map(({ suite, cells }) => [suite.code, ...cells])).toEqual([
      ['C02F', '', '', '', '', '1', ''],
      ['C013', '', '', 'yes', 'yes', '2', ''],
      ['0033', '', '', 'yes', 'yes', '3', ''],
      ['002F', '', 'yes', 'yes', 'yes', '4', ''],
      ['000A', '', 'yes', 'yes', 'yes', '5', ''],
      ['0005', '', 'yes', 'yes', 'yes', '6', ''],
      ['C018', '', '', '', '', '7', ''],
    ]);
  });

  it('names the versions of a key share only where they differ', () => {
    const shares = suiteRows(weak.versions ?? []).map((row) => row.shares);
    expect(shares.slice(0, 4)).toEqual([
      ['x25519'],
      ['secp256r1 (TLSv1, TLSv1.1)', 'x25519 (TLSv1.2)'],
      ['DH 1024 bits'],
      [],
    ]);
  });

  it('has no row where no suite is known', () => {
    expect(suiteRows([{ version: 'TLSv1.2', state: 'accepted', how: 'ServerHello' }])).toEqual([]);
  });
});

describe('weakest', () => {
  it('goes by strength, then by the key, then by forward secrecy', () => {
    expect(weakest(weak.versions ?? [])?.code).toBe('0005');
    expect(weakest(strong.versions ?? [])?.bits).toBe(128);
    expect(weakest([])).toBeUndefined();
  });
});

describe('chainMarks', () => {
  const faults = (fields: Parameters<typeof chain>[0]) =>
    chainMarks(chain(fields)).flatMap(({ sound, text }) => (sound ? [] : [text]));

  it('finds nothing wrong with a sound chain', () => {
    expect(chainMarks(chain({})).map(({ text }) => text)).toEqual([
      'trusted',
      '89 days left',
      'names mx.example.org',
    ]);
    expect(faults({ stapled: 'good', anchorSent: true })).toEqual([]);
  });

  it.each([
    [{ trust: 'self-signed' }, 'self-signed'],
    [{ trust: 'broken', problem: 'a bad signature' }, 'broken chain: a bad signature'],
    [{ order: 'duplicated' }, 'a certificate sent twice'],
    [{ weakSignatures: ['CN=a', 'CN=b'] }, '2 signatures with MD5 or SHA-1'],
    [{ expired: true, daysLeft: -1 }, 'expired 1 day ago'],
    [{ expired: true, daysLeft: 5 }, 'an authority has expired'],
    [{ notYetValid: true }, 'not yet valid'],
    [{ matches: false }, 'does not name mx.example.org'],
    [
      { matches: false, onlyByCommonName: true },
      'only its common name is mx.example.org, which does not count',
    ],
    [{ stapled: 'revoked' }, 'stapled status revoked'],
  ] as const)('tells what is wrong: %o', (fields, text) => {
    const { weakSignatures, ...rest } = { weakSignatures: [], ...fields };
    expect(faults({ ...rest, weakSignatures: [...weakSignatures] })).toEqual([text]);
  });

  it('says nothing of the name where there was none to hold it against', () => {
    expect(faults({ matches: false, reference: '' })).toEqual([]);
  });
});

describe('daysLeft', () => {
  it('counts whole days, and knows none where the end is no date', () => {
    expect(daysLeft(certificate({ notAfter: '2026-03-02T12:00:00Z' }), '2026-03-01T00:00:00Z')).toBe(1);
    expect(daysLeft(certificate({ notAfter: '2026-02-28T23:00:00Z' }), '2026-03-01T00:00:00Z')).toBe(-1);
    expect(daysLeft(certificate({ notAfter: hostileText }), '2026-03-01T00:00:00Z')).toBeUndefined();
  });
});
