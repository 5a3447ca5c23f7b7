import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ChannelBinding } from './channel-binding.js';
import { CannotGoOn, type Credentials, type SaslClient, type ServerProof } from './client.js';
import { attributes, saslName } from './scram-text.js';

export const scramHashes = {
  'SCRAM-SHA-1': 'sha1',
  'SCRAM-SHA-256': 'sha256',
  'SCRAM-SHA-512': 'sha512',
} as const;

/**
 * What the client says of channel binding (RFC 5802 section 6): a binding is used, `could` (we can, and the server lists no -PLUS, so
 * that a list cut by somebody on the way shows), or `none`.
 */
export type Binding = ChannelBinding | 'could' | 'none';

/** A server may ask for so many rounds of its hash; more would only keep us busy. */
const mostIterations = 1_000_000;

/**
 * SCRAM (RFC 5802, RFC 7677) and its -PLUS form; verifies the server's signature.
 * @param credentials  prepared by SASLprep  @param nonce  printable, without comma; random unless given
 */
export function scram(
  mechanism: keyof typeof scramHashes,
  { user, password = '' }: Credentials,
  binding: Binding,
  nonce = randomBytes(18).toString('base64'),
): SaslClient {
  const hash = scramHashes[mechanism];
  const bound = typeof binding === 'object' ? binding : undefined;
  const header = bound ? `p=${bound.type},,` : binding === 'could' ? 'y,,' : 'n,,';
  const first = `n=${saslName(user)},r=${nonce}`;
  const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest();
  let state: 'first' | 'final' | 'done' = 'first';
  let proof: ServerProof = 'missing';
  let signature: Buffer = Buffer.alloc(0);
  const digests: string[] = [];

  const answerFirst = (message: string): Buffer => {
    const { salt, iterations, nonce: whole } = serverFirst(message, nonce);
    const salted = pbkdf2Sync(password, salt, iterations, createHash(hash).digest().length, hash);
    const clientKey = hmac(salted, 'Client Key');
    const storedKey = createHash(hash).update(clientKey).digest();
    const bindingData = Buffer.concat([Buffer.from(header), bound?.data ?? Buffer.alloc(0)]);
    const withoutProof = `c=${bindingData.toString('base64')},r=${whole}`;
    const all = `${first},${message},${withoutProof}`;
    signature = hmac(hmac(salted, 'Server Key'), all);
    const mask = hmac(storedKey, all);
    const clientProof = Buffer.from(clientKey.map((octet, index) => octet ^ (mask[index] ?? 0)));
    digests.push(clientProof.toString('base64'));
    return Buffer.from(`${withoutProof},p=${clientProof.toString('base64')}`);
  };
  const checkFinal = (message: string): Buffer => {
    const [[letter, value] = ['', '']] = attributes(message) ?? [];
    // The failing reply follows; what it says counts, not this.
    if (letter === 'e') return Buffer.alloc(0);
    const given = Buffer.from(value, 'base64');
    if (letter !== 'v') throw new CannotGoOn('the last message of the server is none of SCRAM');
    if (given.length !== signature.length || !timingSafeEqual(given, signature))
      throw new CannotGoOn('the server does not know the password: its signature is wrong', true);
    proof = 'verified';
    return Buffer.alloc(0);
  };
  return {
    mechanism: bound ? `${mechanism}-PLUS` : mechanism,
    digests,
    get proof() {
      return proof;
    },
    start: () => Buffer.from(`${header}${first}`),
    respond: (challenge) => {
      const message = challenge.toString('utf8');
      if (state === 'done') throw new CannotGoOn('SCRAM was over, and the server sent another challenge');
      const before = state;
      state = before === 'first' ? 'final' : 'done';
      return before === 'first' ? answerFirst(message) : checkFinal(message);
    },
  };
}

function serverFirst(message: string, nonce: string): { salt: Buffer; iterations: number; nonce: string } {
  const parts = attributes(message);
  const [r, s, i] = parts ?? [];
  if (r?.[0] === 'm') throw new CannotGoOn('the server demands an extension of SCRAM that we do not know');
  if (r?.[0] !== 'r' || s?.[0] !== 's' || i?.[0] !== 'i')
    throw new CannotGoOn('the first message of the server is none of SCRAM');
  if (!r[1].startsWith(nonce) || r[1].length === nonce.length)
    throw new CannotGoOn('the server does not carry on with our nonce');
  const salt = Buffer.from(s[1], 'base64');
  const iterations = /^[1-9]\d{0,8}$/.test(i[1]) ? Number(i[1]) : 0;
  if (salt.length === 0) throw new CannotGoOn('the server gives no salt');
  if (iterations === 0 || iterations > mostIterations)
    throw new CannotGoOn(
      `the server asks for ${i[1].slice(0, 12)} iterations; at most ${mostIterations} are done`,
    );
  return { salt, iterations, nonce: r[1] };
}
