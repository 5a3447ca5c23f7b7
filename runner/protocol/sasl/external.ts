import { oneMessage, type SaslClient } from './client.js';

/** EXTERNAL (RFC 4422 appendix A): the server takes the identity from the client certificate. @param authorization  none: that of the certificate */
export function external(authorization = ''): SaslClient {
  return oneMessage('EXTERNAL', authorization);
}
