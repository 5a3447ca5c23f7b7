import ipaddr from 'ipaddr.js';

export function isIPv4(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text);
}

export function isIPv6(text: string): boolean {
  return !text.includes('%') && ipaddr.IPv6.isValid(text);
}

/** The address literal (RFC 5321 section 4.1.3) of a textual IP address; IPv4-mapped IPv6 becomes IPv4. */
export function addressLiteral(address: string): string {
  const parsed = ipaddr.process(address.replace(/%.*$/, ''));
  return parsed.kind() === 'ipv4' ? `[${parsed.toString()}]` : `[IPv6:${parsed.toString()}]`;
}

/** Whose an address is: `private` is that of a network behind the audit's own router, `other` anything that no server on the Internet has. */
export type Reach = 'public' | 'private' | 'loopback' | 'other';

/** Global unicast alone is public; of IPv6 that is 2000::/3 without what is set apart in it. IPv4-mapped IPv6 counts as IPv4. */
export function reachOf(address: string): Reach {
  if (!ipaddr.isValid(address)) return 'other';
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'loopback') return 'loopback';
  if (range === 'private' || range === 'uniqueLocal' || range === 'carrierGradeNat') return 'private';
  const isGlobal = parsed instanceof ipaddr.IPv4 || parsed.match(ipaddr.IPv6.parse('2000::'), 3);
  return range === 'unicast' && isGlobal ? 'public' : 'other';
}

/** Whether it is in 127.0.0.0/8 or ::1. */
export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}
