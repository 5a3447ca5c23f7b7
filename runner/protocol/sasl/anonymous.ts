import { oneMessage, type SaslClient } from './client.js';

/** ANONYMOUS (RFC 4505). @param trace  what the server may log of us */
export function anonymous(trace = ''): SaslClient {
  return oneMessage('ANONYMOUS', trace);
}
