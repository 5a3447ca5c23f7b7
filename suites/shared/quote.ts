import { escapeOctets } from '../../runner/protocol/octets.js';
import type { Reply } from '../../runner/protocol/reply.js';

const longest = 160;

/** A reply in quotable form: control octets escaped, cut where it gets long. */
export function quote(reply: Reply): string {
  return quoteText(reply.raw);
}

/** The same for a piece of what a server said, in latin1. */
export function quoteText(octets: string): string {
  const text = escapeOctets(octets);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
