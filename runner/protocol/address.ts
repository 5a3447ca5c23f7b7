import { isIPv4, isIPv6 } from './ip.js';

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const domainForm = new RegExp(`^${label}(?:\\.${label})*$`);
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const dotString = new RegExp(`^${atom}(?:\\.${atom})*$`);
const quotedString = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/;

/** Domain of RFC 5321 section 4.1.2: labels of letters, digits and inner hyphens; at most 255 octets. */
export function isDomain(text: string): boolean {
  return text.length <= 255 && domainForm.test(text);
}

/** Address literal of section 4.1.3: [IPv4], [IPv6:…] or [tag:content]. */
export function isAddressLiteral(text: string): boolean {
  const content = /^\[([^[\]\\]+)\]$/.exec(text)?.[1];
  if (content === undefined) return false;
  if (isIPv4(content)) return true;
  const v6 = /^IPv6:(.*)$/i.exec(content)?.[1];
  if (v6 !== undefined) return isIPv6(v6);
  return /^[A-Za-z0-9-]*[A-Za-z0-9]:[\x21-\x5a\x5e-\x7e]+$/.test(content);
}

/** Local-part of section 4.1.2, dot-string or quoted-string. */
export function isLocalPart(text: string): boolean {
  return dotString.test(text) || quotedString.test(text);
}

/** Splits a mailbox at its last "@" outside quotes; undefined when it is no Mailbox of section 4.1.2. */
export function parseMailbox(text: string): { localPart: string; domain: string } | undefined {
  const at = text.lastIndexOf('@');
  if (at < 1) return undefined;
  const localPart = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (!isLocalPart(localPart)) return undefined;
  return isDomain(domain) || isAddressLiteral(domain) ? { localPart, domain } : undefined;
}
