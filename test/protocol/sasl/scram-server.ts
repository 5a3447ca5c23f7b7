import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';

const salt = Buffer.from('salt of the test');
const iterations = 4096;

/** The server side of one SCRAM exchange, written from RFC 5802 section 3 alone: it checks the proof as a server does. */
export function scramServer(mechanism: string, user: string, password: string, binding: Buffer) {
  const hash = mechanism.replace('SCRAM-', '').replace('-', '').toLowerCase();
  const size = createHash(hash).digest().length;
  const salted = pbkdf2Sync(password, salt, iterations, size, hash);
  const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest();
  const storedKey = createHash(hash).update(hmac(salted, 'Client Key')).digest();
  let header = '';
  let clientFirst = '';
  let serverFirst = '';
  return {
    first(message: string): string {
      const [, gs2 = '', bare = '', name = '', nonce = ''] =
        /^([^,]*,,)(n=([^,]*),r=(.*))$/.exec(message) ?? [];
      if (name.replaceAll('=2C', ',').replaceAll('=3D', '=') !== user) throw new Error('unknown user');
      header = gs2;
      clientFirst = bare;
      serverFirst = `r=${nonce}more,s=${salt.toString('base64')},i=${iterations}`;
      return serverFirst;
    },
    last(message: string): string {
      const [, without = '', c = '', proof = ''] = /^(c=([^,]*),r=[^,]*),p=(.*)$/.exec(message) ?? [];
      if (c !== Buffer.concat([Buffer.from(header), binding]).toString('base64'))
        throw new Error('other channel');
      const all = `${clientFirst},${serverFirst},${without}`;
      const mask = hmac(storedKey, all);
      const key = Buffer.from(Buffer.from(proof, 'base64').map((octet, index) => octet ^ (mask[index] ?? 0)));
      if (!createHash(hash).update(key).digest().equals(storedKey)) throw new Error('wrong proof');
      return `v=${hmac(hmac(salted, 'Server Key'), all).toString('base64')}`;
    },
  };
}
