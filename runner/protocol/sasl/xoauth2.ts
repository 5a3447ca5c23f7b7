import type { Credentials, SaslClient } from './client.js';
import { bearer } from './oauthbearer.js';

/** XOAUTH2, Google's and Microsoft's form of a bearer token in SASL. */
export function xoauth2({ user, token = '' }: Credentials): SaslClient {
  return bearer('XOAUTH2', `user=${user}\x01auth=Bearer ${token}\x01\x01`, '');
}
