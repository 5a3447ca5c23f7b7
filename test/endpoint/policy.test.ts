import { describe, expect, it } from 'vitest';
import { judgePolicy } from '../../runner/endpoint/policy.js';
import type { TlsPolicy } from '../../runner/endpoint/policy-shape.js';
import type {
  CertificateFacts,
  ChainFacts,
  EndpointReport,
  FeatureFacts,
  SuiteFacts,
  VersionFacts,
} from '../../runner/result/index.js';

const policy: TlsPolicy = {
  name: 'example',
  title: 'An example',
  version: '1',
  published: '2025',
  source: 'https://policy.example/',
  versions: {
    allowed: ['TLSv1.2', 'TLSv1.3'],
    phaseOut: ['TLSv1.1'],
    required: ['TLSv1.2'],
    recommended: ['TLSv1.3'],
  },
  suites: { 'TLSv1.3': { allowed: ['T13'] }, older: { allowed: ['GOOD', 'FINE'], phaseOut: ['OLD'] } },
  order: { by: 'server', unlessOnly: ['GOOD'], severity: 'medium' },
  groups: { allowed: ['x25519'], phaseOut: ['secp224r1'] },
  dhBits: { minimum: 2048, phaseOutBelow: 3072 },
  signatureHashes: { allowed: ['sha256'], phaseOut: ['sha1'] },
  certificate: {
    rsaBits: { minimum: 2048, phaseOutBelow: 3072 },
    curves: { allowed: ['secp256r1'] },
    otherKeys: ['Ed25519'],
    hashes: { allowed: ['sha256'] },
    days: 90,
  },
  features: {
    compression: { want: 'no', severity: 'medium' },
    ocspStapling: { want: 'yes', severity: 'low' },
  },
  notJudged: [],
};

const deviations = (facts: Partial<EndpointReport>) =>
  judgePolicy(policy, { connections: 1, ...facts }).deviations;
const suite = (name: string): SuiteFacts => ({
  code: 'C02F',
  name,
  keyExchange: 'ECDHE',
  authentication: 'RSA',
  encryption: 'AES-128-GCM',
  bits: 128,
  forwardSecrecy: true,
  strength: 'recommended',
});
const version = (
  name: VersionFacts['version'],
  state: VersionFacts['state'],
  names: readonly string[] = [],
  order: NonNullable<VersionFacts['order']> = 'server',
): VersionFacts => ({ version: name, state, how: '', order, suites: names.map(suite) });
const chain = (leaf: Partial<CertificateFacts>): ChainFacts => {
  const certificate: CertificateFacts = {
    subject: 'CN=mx',
    issuer: 'CN=ca',
    serial: '01',
    notBefore: '2025-01-01T00:00:00Z',
    notAfter: '2025-03-01T00:00:00Z',
    names: [],
    keyType: 'RSA',
    keyBits: 3072,
    signature: 'sha256WithRSAEncryption',
    hash: 'sha256',
    isAuthority: false,
    mustStaple: false,
    scts: 0,
    sha256: 'aa',
    spkiSha256: 'bb',
    ...leaf,
  };
  return {
    seen: 'default',
    certificates: [certificate],
    order: 'ordered',
    trust: 'trusted',
    daysLeft: 1,
    expired: false,
    notYetValid: false,
    matches: true,
    reference: 'mx',
    onlyByCommonName: false,
    anchorSent: false,
    weakSignatures: [],
  };
};

describe('a policy held against an endpoint', () => {
  it('says which policy it was', () => {
    expect(judgePolicy(policy, { connections: 0 })).toMatchObject({
      name: 'example',
      version: '1',
      source: 'https://policy.example/',
      deviations: [],
    });
  });

  it.each([
    ['an allowed version', version('TLSv1.2', 'accepted'), []],
    ['one to be phased out', version('TLSv1.1', 'accepted'), ['low']],
    ['a forbidden one', version('SSLv3', 'accepted'), ['medium']],
    ['a forbidden one that is refused', version('SSLv3', 'refused'), []],
    ['a required one that is refused', version('TLSv1.2', 'refused'), ['medium']],
    ['a recommended one that is refused', version('TLSv1.3', 'refused'), ['low']],
    ['one that nobody knows of', version('TLSv1.2', 'unknown'), []],
  ])('judges versions: %s', (_, seen, severities) => {
    expect(deviations({ versions: [seen] }).map(({ rule, severity }) => [rule, severity])).toEqual(
      severities.map((severity) => ['versions', severity]),
    );
  });

  it('names a suite once, with every version that has it, and TLS 1.3 has a list of its own', () => {
    const versions = [
      version('TLSv1.1', 'accepted', ['OLD']),
      version('TLSv1.2', 'accepted', ['GOOD', 'OLD', 'BAD']),
      version('TLSv1.3', 'accepted', ['T13', 'GOOD']),
    ];
    expect(deviations({ versions }).filter(({ rule }) => rule === 'suites')).toEqual([
      { rule: 'suites', text: 'OLD (TLSv1.1, TLSv1.2)', severity: 'low' },
      { rule: 'suites', text: 'BAD (TLSv1.2)', severity: 'medium' },
    ]);
  });

  it.each([
    ['the order that is wanted', version('TLSv1.2', 'accepted', ['GOOD', 'FINE'], 'server'), 0],
    ['the other one', version('TLSv1.2', 'accepted', ['GOOD', 'FINE'], 'client'), 1],
    ['the other one where it does not matter', version('TLSv1.2', 'accepted', ['GOOD'], 'client'), 0],
    ['an order that nobody knows', version('TLSv1.2', 'accepted', ['GOOD', 'FINE'], 'unknown'), 0],
    ['TLS 1.3', version('TLSv1.3', 'accepted', ['T13'], 'client'), 0],
  ])('judges the order of suites: %s', (_, seen, count) => {
    expect(deviations({ versions: [seen] }).filter(({ rule }) => rule === 'order')).toHaveLength(count);
  });

  it('judges groups and the size of DHE, and passes hybrids over', () => {
    const group = (name: string, kind: 'EC' | 'hybrid') => ({ name, kind, bits: 256, versions: [] });
    const groups = [
      group('x25519', 'EC'),
      group('secp224r1', 'EC'),
      group('secp160r1', 'EC'),
      group('X25519MLKEM768', 'hybrid'),
    ];
    expect(deviations({ groups, dhBits: 1024 }).map(({ text, severity }) => [text, severity])).toEqual([
      ['group secp224r1', 'low'],
      ['group secp160r1', 'medium'],
      ['DHE with 1024 bits', 'medium'],
    ]);
    expect(deviations({ dhBits: 2048 }).map(({ severity }) => severity)).toEqual(['low']);
    expect(deviations({ dhBits: 4096 })).toEqual([]);
  });

  it('judges the hash of signatures, where the scheme has one', () => {
    const signatureSchemes = ['rsa_pss_rsae_sha256', 'rsa_pkcs1_sha1', 'rsa_pkcs1_md5', 'ed25519'];
    expect(deviations({ signatureSchemes }).map(({ severity }) => severity)).toEqual(['low', 'medium']);
  });

  it.each([
    ['a sound one', {}, []],
    ['RSA to be phased out', { keyBits: 2048 }, ['low']],
    ['short RSA', { keyBits: 1024 }, ['medium']],
    ['an allowed curve by its other name', { keyType: 'EC', keyBits: 256, curve: 'prime256v1' }, []],
    ['another curve', { keyType: 'EC', keyBits: 256, curve: 'secp256k1' }, ['medium']],
    ['an allowed type', { keyType: 'Ed25519', keyBits: 256 }, []],
    ['another type', { keyType: 'DSA', keyBits: 2048 }, ['medium']],
    ['SHA-1', { hash: 'SHA-1' }, ['medium']],
    ['SHA-256, written otherwise', { hash: 'SHA-256' }, []],
    ['a long life', { notAfter: '2026-01-01T00:00:00Z' }, ['low']],
    ['dates that cannot be read', { notAfter: 'never' }, []],
  ] satisfies [string, Partial<CertificateFacts>, string[]][])(
    'judges the certificate: %s',
    (_, leaf, severities) => {
      expect(deviations({ chains: [chain(leaf)] }).map(({ severity }) => severity)).toEqual(severities);
    },
  );

  it('judges a certificate once that several hellos drew', () => {
    expect(deviations({ chains: [chain({ keyBits: 1024 }), chain({ keyBits: 1024 })] })).toHaveLength(1);
  });

  it('judges features that are known', () => {
    const features: FeatureFacts[] = [
      { name: 'compression', state: 'yes', detail: '' },
      { name: 'ocspStapling', state: 'no', detail: '' },
      { name: 'heartbeat', state: 'yes', detail: '' },
    ];
    expect(deviations({ features }).map(({ severity }) => severity)).toEqual(['medium', 'low']);
    const unseen = features.map((feature) => ({ ...feature, state: 'unknown' as const }));
    expect(deviations({ features: unseen })).toEqual([]);
  });

  it('tells what it cannot judge, and why', () => {
    const unjudged = (of: TlsPolicy, facts: Partial<EndpointReport>) =>
      Object.fromEntries(
        (judgePolicy(of, { connections: 1, ...facts }).unjudged ?? []).map((gap) => [gap.rule, gap.verdict]),
      );
    const nothing = {
      versions: 'inconclusive',
      suites: 'inconclusive',
      order: 'not-applicable',
      groups: 'not-applicable',
      signatures: 'not-applicable',
      certificate: 'inconclusive',
      features: 'inconclusive',
    };
    expect(unjudged(policy, {})).toEqual(nothing);

    const { name, title, version: edition, published, source, versions, suites } = policy;
    const short = { name, title, version: edition, published, source, versions, suites, notJudged: [] };
    const all = [version('TLSv1.2', 'accepted', ['GOOD', 'FINE']), version('TLSv1.3', 'accepted', ['T13'])];
    expect(unjudged(short, { versions: all })).toEqual({
      order: 'not-applicable',
      groups: 'not-applicable',
      signatures: 'not-applicable',
      certificate: 'not-applicable',
      features: 'not-applicable',
    });

    const features: FeatureFacts[] = [
      { name: 'compression', state: 'not-applicable', detail: '' },
      { name: 'ocspStapling', state: 'yes', detail: '' },
    ];
    const seen = {
      versions: all,
      features,
      chains: [chain({})],
      groups: [{ name: 'x25519', kind: 'EC' as const, bits: 255, versions: [] }],
      signatureSchemes: ['rsa_pss_rsae_sha256'],
    };
    expect(unjudged(policy, seen)).toEqual({});
    const partly = all.map((it) => ({ ...it, incomplete: 'the server stopped', order: 'unknown' as const }));
    expect(unjudged(policy, { ...seen, versions: partly })).toEqual({
      suites: 'inconclusive',
      order: 'inconclusive',
    });
    expect(unjudged(policy, { ...seen, versions: [version('TLSv1.1', 'accepted', ['OLD'])] })).toEqual({
      order: 'not-applicable',
    });
  });
});
