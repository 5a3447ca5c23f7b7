import { Ajv2020 } from 'ajv/dist/2020.js';
import Type, { type TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { policyRules } from '../../runner/endpoint/policy-shape.js';
import { namedGroups, signatureSchemes, suitesFor, tlsVersions } from '../../runner/protocol/tls/index.js';
import { tlsFeatures } from '../../runner/result/index.js';
import { policies } from '../../suites/policies/index.js';
import { policy as scenario } from '../../suites/tls/policy.js';

const closed = (properties: Record<string, TSchema>) =>
  Type.Object(properties, { additionalProperties: false });
const oneOf = (values: readonly string[]) => Type.Unsafe<string>({ type: 'string', enum: [...values] });
const text = Type.String({ pattern: '^\\S(.*\\S)?$' });
const list = (item: TSchema) => Type.Array(item, { uniqueItems: true });
const allowed = (item: TSchema) => closed({ allowed: list(item), phaseOut: Type.Optional(list(item)) });
const severity = oneOf(['medium', 'low']);
const bits = Type.Integer({ minimum: 512, maximum: 16_384 });
const size = closed({ minimum: bits, phaseOutBelow: Type.Optional(bits) });

const version = oneOf(tlsVersions);
const group = oneOf(namedGroups.map(({ name }) => name));
const curve = oneOf(namedGroups.filter(({ kind }) => kind === 'EC').map(({ name }) => name));
const hash = oneOf([...new Set(signatureSchemes.map((scheme) => scheme.hash))]);
const suite = (versions: readonly (typeof tlsVersions)[number][]) =>
  oneOf([...new Set(versions.flatMap((it) => suitesFor(it).map(({ name }) => name)))]);
const older = suite(['TLSv1', 'TLSv1.1', 'TLSv1.2']);
const feature = closed({ want: oneOf(['yes', 'no']), severity });

const shape = closed({
  name: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
  title: text,
  version: text,
  published: Type.String({ pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?$' }),
  source: Type.String({ pattern: '^https://' }),
  versions: closed({
    allowed: list(version),
    phaseOut: Type.Optional(list(version)),
    required: Type.Optional(list(version)),
    recommended: Type.Optional(list(version)),
  }),
  suites: closed({ 'TLSv1.3': allowed(suite(['TLSv1.3'])), older: allowed(older) }),
  order: Type.Optional(
    closed({ by: oneOf(['server', 'client']), unlessOnly: Type.Optional(list(older)), severity }),
  ),
  groups: Type.Optional(allowed(group)),
  dhBits: Type.Optional(size),
  signatureHashes: Type.Optional(allowed(hash)),
  certificate: Type.Optional(
    closed({
      rsaBits: Type.Optional(size),
      curves: Type.Optional(allowed(curve)),
      otherKeys: Type.Optional(list(oneOf(['Ed25519', 'Ed448']))),
      hashes: Type.Optional(allowed(hash)),
      days: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
  ),
  features: Type.Optional(closed(Object.fromEntries(tlsFeatures.map((it) => [it, Type.Optional(feature)])))),
  notJudged: list(text),
});

describe('the policies', () => {
  const ajv = new Ajv2020({ allErrors: true });
  const validate = ajv.compile(shape);

  it.each(Object.entries(policies))(
    '%s has the shape, and names that the registries know',
    (name, policy) => {
      validate(policy);
      expect(validate.errors ?? []).toEqual([]);
      expect(policy.name).toBe(name);
    },
  );

  it.each(Object.entries(policies))('%s says one thing of each value', (_, policy) => {
    const { versions, suites, groups, signatureHashes, certificate } = policy;
    const pairs = [versions, suites['TLSv1.3'], suites.older, groups, signatureHashes, certificate?.curves];
    for (const pair of pairs) {
      const both =
        pair?.phaseOut?.filter((value) => (pair.allowed as readonly string[]).includes(value)) ?? [];
      expect(both).toEqual([]);
    }
    const wanted = [...(versions.required ?? []), ...(versions.recommended ?? [])];
    expect(wanted.filter((it) => !versions.allowed.includes(it))).toEqual([]);
  });

  it('are asked for rule by rule', () => {
    expect(Object.keys(scenario.meta.variants)).toEqual([...policyRules]);
  });

  it('have what the documents are known for', () => {
    expect(policies['mozilla-modern'].versions.allowed).toEqual(['TLSv1.3']);
    expect(policies['mozilla-intermediate'].suites.older.allowed).toHaveLength(9);
    expect(policies['mozilla-old'].suites.older.allowed).toHaveLength(26);
    expect(policies['ncsc-nl'].versions.phaseOut).toEqual(['TLSv1', 'TLSv1.1']);
    expect(policies['bsi-tr-02102-2'].suites['TLSv1.3'].allowed).not.toContain(
      'TLS_CHACHA20_POLY1305_SHA256',
    );
    expect(policies['nist-800-52r2'].versions.required).toEqual(['TLSv1.2', 'TLSv1.3']);
  });
});
