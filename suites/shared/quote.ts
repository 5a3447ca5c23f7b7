import { escapeOctets } from '../../runner/protocol/octets.js';
import type { Reply } from '../../runner/protocol/reply.js';

const longest = 160;

/** A reply in quotable form: control octets escaped, cut where it gets long. */
export function quote(reply: Reply): string {
  const text = escapeOctets(reply.raw);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
