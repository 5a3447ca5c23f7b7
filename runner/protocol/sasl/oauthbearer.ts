import { CannotGoOn, type Credentials, type SaslClient } from './client.js';
import { saslName } from './scram-text.js';

/** Where the token is shown to, as OAUTHBEARER tells the server. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** OAUTHBEARER (RFC 7628 section 3.1). */
export function oauthbearer({ user, token = '' }: Credentials, { host, port }: Place): SaslClient {
  const pairs = [`host=${host}`, `port=${port}`, `auth=Bearer ${token}`];
  return bearer('OAUTHBEARER', `n,a=${saslName(user)},\x01${pairs.join('\x01')}\x01\x01`, '\x01');
}

/**
 * A refusal comes as a challenge that says why (RFC 7628 section 3.2.2); it is answered once, and the failing reply follows.
 * @param dummy  that answer
 */
export function bearer(mechanism: string, message: string, dummy: string): SaslClient {
  let refused = false;
  return {
    mechanism,
    proof: 'none',
    digests: [],
    start: () => Buffer.from(message, 'utf8'),
    respond: () => {
      if (refused) throw new CannotGoOn(`${mechanism} ends after one challenge, and the server sent another`);
      refused = true;
      return Buffer.from(dummy, 'latin1');
    },
  };
}
