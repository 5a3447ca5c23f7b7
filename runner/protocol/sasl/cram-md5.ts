import { createHmac } from 'node:crypto';
import { CannotGoOn, type Credentials, type SaslClient } from './client.js';

/** CRAM-MD5 (RFC 2195): a keyed digest of the server's challenge. */
export function cramMd5({ user, password = '' }: Credentials): SaslClient {
  const digests: string[] = [];
  return {
    mechanism: 'CRAM-MD5',
    proof: 'none',
    digests,
    start: () => undefined,
    respond: (challenge) => {
      if (digests.length > 0) throw new CannotGoOn('CRAM-MD5 has one challenge, and the server sent another');
      if (challenge.length === 0) throw new CannotGoOn('the challenge of CRAM-MD5 is empty');
      const digest = createHmac('md5', password).update(challenge).digest('hex');
      digests.push(digest);
      return Buffer.from(`${user} ${digest}`, 'utf8');
    },
  };
}
