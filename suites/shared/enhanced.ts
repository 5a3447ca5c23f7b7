import type { Exchange } from '../../runner/net/index.js';

/** Replies that RFC 2034 section 4 asks a code of: 2yz, 4yz and 5yz, but for greeting, EHLO and HELO. To XCLIENT 220 is the greeting of a new session. */
export function bearsEnhancedStatus({ to, reply }: Exchange): boolean {
  if (to === undefined || to === 'greeting' || to === 'EHLO' || to === 'HELO') return false;
  if (to === 'XCLIENT' && reply.code === 220) return false;
  if (reply.irregularities.has('unterminated')) return false;
  return /^[245]/.test(String(reply.code));
}
