import { join, number, record } from './octets.js';

const HEARTBEAT = 24;
const LONGEST = 16_384 - 19;

/**
 * The answer of a server that believes the length in a HeartbeatRequest (RFC 6520 section 4; CVE-2014-0160): where more is
 * claimed than came, it goes on with what lies behind, here a text. Empty where there is nothing to answer.
 */
export function heartbeatAnswer(version: number, request: Buffer): Buffer {
  if (request.length < 3 || request[0] !== 1) return Buffer.alloc(0);
  const claimed = Math.min(request.readUInt16BE(1), LONGEST);
  const payload = Buffer.alloc(claimed, 'private memory of the server; ');
  request.copy(payload, 0, 3, 3 + claimed);
  return record(HEARTBEAT, version, join([2], number(2, claimed), payload, Buffer.alloc(16)));
}
