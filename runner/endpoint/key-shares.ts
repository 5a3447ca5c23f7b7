import { createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** One key exchange that a client of TLS 1.3 offers. */
export interface Share {
  readonly group: number;
  readonly key: Buffer;
  readonly secretWith: (peer: Buffer) => Buffer;
}

/** For the three groups that nearly every server has one of. */
export function newShares(): readonly Share[] {
  return [x25519Share(), curveShare(0x0017, 'prime256v1'), curveShare(0x0018, 'secp384r1')];
}

/** The shared secret; undefined when the server's key is no point of the group. */
export function agreed(share: Share, theirs: Buffer): Buffer | undefined {
  try {
    return share.secretWith(theirs);
  } catch {
    return undefined;
  }
}

function x25519Share(): Share {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const prefix = publicKey.export({ format: 'der', type: 'spki' });
  const keyOctets = 32;
  const key = prefix.subarray(prefix.length - keyOctets);
  const header = prefix.subarray(0, prefix.length - keyOctets);
  return { group: 0x001d, key, secretWith: (peer) => agree(privateKey, Buffer.concat([header, peer])) };
}

function curveShare(group: number, namedCurve: string): Share {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const pointOctets = namedCurve === 'prime256v1' ? 65 : 97;
  const key = spki.subarray(spki.length - pointOctets);
  const header = spki.subarray(0, spki.length - pointOctets);
  return { group, key, secretWith: (peer) => agree(privateKey, Buffer.concat([header, peer])) };
}

function agree(privateKey: KeyObject, spki: Buffer): Buffer {
  return diffieHellman({
    privateKey,
    publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
  });
}
