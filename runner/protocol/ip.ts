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

/** Whether it is in 127.0.0.0/8 or ::1. */
export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}
