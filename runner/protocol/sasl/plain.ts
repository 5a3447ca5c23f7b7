import { type Credentials, oneMessage, type SaslClient } from './client.js';

/**
 * PLAIN (RFC 4616). SASLprep is the server's part there (section 2), so both strings go out as they are.
 * @param authorization  the identity to act as; none unless given
 */
export function plain({ user, password = '' }: Credentials, authorization = ''): SaslClient {
  return oneMessage('PLAIN', `${authorization}\0${user}\0${password}`);
}

/** The message of PLAIN in base64, with no authorisation identity. */
export function plainResponse(user: string, password: string): string {
  return Buffer.from(`\0${user}\0${password}`, 'utf8').toString('base64');
}
