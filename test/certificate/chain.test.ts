import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ChainFacts, judgeChain, trustAnchors } from '../../runner/certificate/index.js';
import {
  type CertificateOptions,
  type Issued,
  issueAuthority,
  issueCertificate,
  newKey,
} from '../../runner/reference/certificates.js';
import { madeByOpenssl, verifies } from './openssl.js';

const DAY = 24 * 3_600_000;
const past = { notBefore: new Date(Date.now() - 30 * DAY), notAfter: new Date(Date.now() - 2 * DAY) };
const derOf = (pem: string): Buffer => new X509Certificate(pem).raw;
const judge = (chain: readonly string[], anchors: readonly string[], now = new Date()) =>
  judgeChain(chain.map(derOf), trustAnchors(anchors), now);

let key: string;
const leafOf = async (issuer?: Issued, options: Partial<CertificateOptions> = {}): Promise<Issued> =>
  issueCertificate(issuer, { names: ['mx.example'], key, ...options });

let root: Issued;
let sub: Issued;
let other: Issued;
let leaf: Issued;
let direct: Issued;
beforeAll(async () => {
  key = await newKey('rsa-2048');
  root = await issueAuthority('root');
  sub = await issueAuthority('sub', root);
  other = await issueAuthority('other');
  [leaf, direct] = await Promise.all([leafOf(sub), leafOf(root)]);
});

/** Name, then what is sent, what is trusted, and what we say of it. `openssl verify` must agree on whether it is good. */
interface Example {
  readonly sent: () => Promise<readonly Issued[]> | readonly Issued[];
  readonly trusted?: () => readonly Issued[];
  readonly facts: Partial<ChainFacts>;
}

const examples: Readonly<Record<string, Example>> = {
  'a leaf of the root': { sent: () => [direct], facts: { trust: 'trusted', path: [0], order: 'ordered' } },
  'a leaf and its intermediate': {
    sent: () => [leaf, sub],
    facts: { trust: 'trusted', path: [0, 1], order: 'ordered', anchorSent: false, trustedBy: 'CN=root' },
  },
  'the whole chain': {
    sent: () => [leaf, sub, root],
    facts: { trust: 'trusted', path: [0, 1], order: 'ordered', anchorSent: true },
  },
  'a missing intermediate': { sent: () => [leaf], facts: { trust: 'missing-intermediate', path: [0] } },
  'a root in between': {
    sent: () => [leaf, root, sub],
    facts: { trust: 'trusted', path: [0, 2], order: 'misordered' },
  },
  'the intermediate twice': {
    sent: () => [leaf, sub, sub],
    facts: { trust: 'trusted', path: [0, 1], order: 'duplicated' },
  },
  'a stranger at the end': {
    sent: () => [leaf, sub, other],
    facts: { trust: 'trusted', order: 'unrelated', anchorSent: true },
  },
  'an intermediate that is an anchor': {
    sent: () => [leaf],
    trusted: () => [sub],
    facts: { trust: 'trusted', trustedBy: 'CN=sub' },
  },
  'another root': {
    sent: () => [leaf, sub, root],
    trusted: () => [other],
    facts: { trust: 'unknown-authority', path: [0, 1, 2] },
  },
  'no anchors at all': {
    sent: () => [leaf, sub],
    trusted: () => [],
    facts: { trust: 'unknown-authority', path: [0, 1] },
  },
  'a self-signed certificate': {
    sent: async () => [await leafOf()],
    facts: { trust: 'self-signed', path: [0], order: 'ordered' },
  },
  'an expired leaf': {
    sent: async () => [await leafOf(root, past)],
    facts: { trust: 'trusted', expired: true, daysLeft: -2 },
  },
  'a leaf of tomorrow': {
    sent: async () => [await leafOf(root, { notBefore: new Date(Date.now() + DAY) })],
    facts: { trust: 'trusted', notYetValid: true, expired: false },
  },
  'an expired intermediate': {
    sent: async () => {
      const old = await issueAuthority('old', root, past);
      return [await leafOf(old), old];
    },
    facts: { trust: 'trusted', expired: true, daysLeft: 364 },
  },
  'a root of the same name with another key': {
    sent: () => [direct],
    trusted: () => [{ ...other, cert: namesake.cert }],
    facts: { trust: 'missing-intermediate' },
  },
  'an intermediate that is no authority': {
    sent: async () => {
      const none = await issueCertificate(root, { names: ['none'] });
      return [await leafOf(none), none];
    },
    facts: { trust: 'broken', problem: 'CN=none is no certification authority' },
  },
  'an issuer whose key identifier is another': {
    sent: async () => {
      const extensions = ['basicConstraints=critical,CA:TRUE', 'subjectKeyIdentifier=00:01'];
      const odd = await madeByOpenssl('/CN=odd', extensions, root);
      return [await leafOf(odd), odd];
    },
    facts: {
      trust: 'broken',
      problem: 'CN=mx.example has the key identifier of another issuer than CN=odd',
    },
  },
  'a path that is longer than allowed': {
    sent: async () => {
      const short = await madeByOpenssl('/CN=short', ['basicConstraints=critical,CA:TRUE,pathlen:0'], root);
      const below = await madeByOpenssl('/CN=below', ['basicConstraints=critical,CA:TRUE'], short);
      return [await leafOf(below), below, short];
    },
    facts: { trust: 'broken', problem: 'CN=short allows 0 authorities below it, not 1' },
  },
  'a path that is as long as allowed': {
    sent: async () => {
      const short = await madeByOpenssl('/CN=short', ['basicConstraints=critical,CA:TRUE,pathlen:0'], root);
      return [await leafOf(short), short];
    },
    facts: { trust: 'trusted', order: 'ordered' },
  },
  'an authority that may not sign certificates': {
    sent: async () => {
      const extensions = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,cRLSign'];
      const mute = await madeByOpenssl('/CN=mute', extensions, root);
      return [await leafOf(mute), mute];
    },
    facts: { trust: 'broken' },
  },
  'a critical extension that nobody knows': {
    sent: async () => [await madeByOpenssl('/CN=mx.example', ['1.2.3.4=critical,DER:0500'], root)],
    facts: { trust: 'broken' },
  },
  'a signature that is not right': {
    sent: () => [{ ...direct, cert: tampered(direct.cert) }],
    facts: { trust: 'broken' },
  },
  'ECDSA all the way': {
    sent: async () => {
      const extensions = ['basicConstraints=critical,CA:TRUE'];
      const curve = await madeByOpenssl('/CN=curve', extensions, root);
      return [await leafOf(curve, { key: await newKey('ec-p256') }), curve];
    },
    facts: { trust: 'trusted' },
  },
  'a leaf signed with SHA-1': {
    sent: async () => [await leafOf(sub, { hash: 'sha1' }), sub],
    facts: { trust: 'trusted', weakSignatures: ['CN=mx.example'] },
  },
  'a self-signed one of SHA-1, whose signature nobody trusts': {
    sent: async () => [await leafOf(undefined, { hash: 'sha1' })],
    facts: { trust: 'self-signed', weakSignatures: [] },
  },
};

let namesake: Issued;
beforeAll(async () => {
  namesake = await issueAuthority('root');
});

/** The same certificate with the last octet of its signature changed. */
function tampered(pem: string): string {
  const der = Buffer.from(derOf(pem));
  der.writeUInt8(der.readUInt8(der.length - 1) ^ 1, der.length - 1);
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

describe('a chain is judged, and openssl verify agrees', () => {
  test.each(Object.entries(examples))('%s', async (_, { sent, trusted = () => [root], facts }) => {
    const chain = (await sent()).map(({ cert }) => cert);
    const anchors = trusted().map(({ cert }) => cert);
    const seen = judge(chain, anchors);
    expect(seen).toMatchObject(facts);
    const good = seen?.trust === 'trusted' && !seen.expired && !seen.notYetValid;
    expect(await verifies(chain, anchors)).toBe(good);
  });
});

test('a path that is valid now goes before one that is not', async () => {
  // The same authority, certified twice: once long ago.
  const extensions = ['basicConstraints=critical,CA:TRUE'];
  const now = await madeByOpenssl('/CN=renewed', extensions, root);
  const expired = await issueAuthority('old root', undefined, past);
  const old = { ...(await issueCertificate(expired, { names: ['renewed'], key: now.key, ...past })) };
  const leafOfBoth = await leafOf(now);
  const seen = judge([leafOfBoth.cert, old.cert, now.cert], [root.cert, expired.cert]);
  expect(seen).toMatchObject({ trust: 'trusted', expired: false, trustedBy: 'CN=root', path: [0, 2] });
});

test('a self-signed certificate that the user trusts is trusted', async () => {
  const own = await leafOf();
  const seen = judge([own.cert], [own.cert]);
  expect(seen).toMatchObject({ trust: 'trusted', trustedBy: 'CN=mx.example', path: [0], weakSignatures: [] });
  expect(await verifies([own.cert], [own.cert])).toBe(true);
});

test('what is expired at one time is not yet valid at another', () => {
  expect(judge([direct.cert], [root.cert], new Date('2000-01-01'))).toMatchObject({
    notYetValid: true,
    expired: false,
  });
  expect(judge([direct.cert], [root.cert], new Date('2200-01-01'))).toMatchObject({
    notYetValid: false,
    expired: true,
  });
});

test('several anchors may stand in one text, among other things', () => {
  const bundle = `# bundle\n${other.cert}\nnothing\n${root.cert}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`;
  expect(judge([leaf.cert, sub.cert], [bundle])?.trust).toBe('trusted');
});

test('names are compared whatever their case', async () => {
  const upper = await madeByOpenssl('/CN=Loud  CA', ['basicConstraints=critical,CA:TRUE']);
  const quiet = await madeByOpenssl('/CN=loud ca', ['basicConstraints=critical,CA:TRUE']);
  const below = await leafOf({ ...quiet, key: upper.key });
  expect(judge([below.cert], [upper.cert])?.trust).toBe('trusted');
});

test('of many certificates the first ten are judged', async () => {
  const many = await Promise.all(Array.from({ length: 20 }, () => leafOf(root)));
  const seen = judge(
    [direct, ...many].map(({ cert }) => cert),
    [root.cert],
  );
  expect(seen?.certificates).toHaveLength(10);
  expect(seen).toMatchObject({ trust: 'trusted', order: 'unrelated' });
});

test('no certificate, or one that cannot be read, is no chain', () => {
  expect(judgeChain([], trustAnchors([]), new Date())).toBeUndefined();
  expect(judgeChain([derOf(leaf.cert), Buffer.from('x')], trustAnchors([]), new Date())).toBeUndefined();
});
