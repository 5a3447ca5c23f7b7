import { isAddressLiteral, isDomain } from '../../runner/protocol/address.js';

/** What may stand for a server in a greeting (RFC 5321 section 4.2): a domain, or a literal where there is no name. */
export function isServerName(word: string): boolean {
  return isDomain(word) || isAddressLiteral(word);
}
