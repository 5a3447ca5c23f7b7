import { createHash, randomBytes } from 'node:crypto';
import { CannotGoOn, type Credentials, type SaslClient, type ServerProof } from './client.js';
import type { Place } from './oauthbearer.js';

/** Longer challenges are not allowed (RFC 2831 section 2.1.1), in octets. */
const longestChallenge = 2048;

/** DIGEST-MD5 (RFC 2831), authentication alone (qop "auth"); verifies the server's `rspauth`. @param cnonce  random unless given */
export function digestMd5(
  { user, password = '' }: Credentials,
  { host }: Pick<Place, 'host'>,
  cnonce = randomBytes(16).toString('base64'),
): SaslClient {
  let state: 'first' | 'final' | 'done' = 'first';
  let proof: ServerProof = 'missing';
  let expected = '';
  const digests: string[] = [];

  const answerFirst = (challenge: Buffer): Buffer => {
    if (challenge.length >= longestChallenge) throw new CannotGoOn('the challenge of DIGEST-MD5 is too long');
    const given = directives(challenge.toString('latin1'));
    const nonce = given?.get('nonce');
    if (given === undefined || nonce === undefined || given.get('algorithm') !== 'md5-sess')
      throw new CannotGoOn('the challenge is none of DIGEST-MD5');
    const offered = (given.get('qop') ?? 'auth').split(/[ \t]*,[ \t]*/);
    if (!offered.includes('auth'))
      throw new CannotGoOn('the server wants a security layer (qop), and we speak qop=auth alone');
    const realm = given.get('realm') ?? host;
    const utf8 = given.get('charset') === 'utf-8';
    const uri = `smtp/${host}`;
    // What ISO 8859-1 can hold is hashed in it, whatever it is sent in (section 2.1.2.1).
    const hashed = (text: string) => encode(text, !isLatin1(text));
    const colon = Buffer.from(':');
    const key = md5(Buffer.concat([hashed(user), colon, hashed(realm), colon, hashed(password)]));
    const start = Buffer.concat([key, Buffer.from(`:${nonce}:${cnonce}`, 'latin1')]);
    const response = (method: string) =>
      hex(`${hex(start)}:${nonce}:00000001:${cnonce}:auth:${hex(`${method}:${uri}`)}`);
    expected = response('');
    digests.push(response('AUTHENTICATE'));
    const pairs = [
      ...(utf8 ? ['charset=utf-8'] : []),
      `username=${quoted(user)}`,
      `realm=${quoted(realm)}`,
      `nonce=${quoted(nonce)}`,
      'nc=00000001',
      `cnonce=${quoted(cnonce)}`,
      `digest-uri=${quoted(uri)}`,
      `response=${response('AUTHENTICATE')}`,
      'qop=auth',
    ];
    return encode(pairs.join(','), utf8);
  };
  const checkFinal = (challenge: Buffer): Buffer => {
    const given = directives(challenge.toString('latin1'))?.get('rspauth');
    if (given === undefined) throw new CannotGoOn('the last message of the server is none of DIGEST-MD5');
    if (given !== expected)
      throw new CannotGoOn('the server does not know the password: its rspauth is wrong', true);
    proof = 'verified';
    return Buffer.alloc(0);
  };
  return {
    mechanism: 'DIGEST-MD5',
    digests,
    get proof() {
      return proof;
    },
    start: () => undefined,
    respond: (challenge) => {
      if (state === 'done')
        throw new CannotGoOn('DIGEST-MD5 was over, and the server sent another challenge');
      const before = state;
      state = before === 'first' ? 'final' : 'done';
      return before === 'first' ? answerFirst(challenge) : checkFinal(challenge);
    },
  };
}

const md5 = (octets: Buffer | string): Buffer => createHash('md5').update(octets).digest();
const hex = (octets: Buffer | string): string => md5(octets).toString('hex');
const encode = (text: string, utf8: boolean): Buffer => Buffer.from(text, utf8 ? 'utf8' : 'latin1');
const isLatin1 = (text: string): boolean => [...text].every((char) => char.charCodeAt(0) < 256);
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Names and values of a challenge, the first of a name counts; undefined where it is no list of them. */
function directives(text: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  const one = /[\s,]*([A-Za-z-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))[ \t]*(?=,|$)/y;
  while (one.lastIndex < text.length) {
    const match = one.exec(text);
    if (match === null) return undefined;
    const [, name = '', string, token = ''] = match;
    const value = string === undefined ? token : string.replace(/\\(.)/g, '$1');
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), value);
  }
  return found;
}
