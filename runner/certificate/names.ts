import { contentOf, type Element, encodingOf, itemsOf, oidOf, tagOf, textOf } from './asn1.js';

/** Longest name that is told, in characters. */
const longest = 300;

const attributes: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** A distinguished name in the style of RFC 4514, last RDN first, bounded in length; '' for the empty one. */
export function distinguishedName(name: Element | undefined): string {
  const parts = itemsOf(name).map((rdn) => itemsOf(rdn).map(attribute).join('+'));
  return bounded(parts.reverse().join(','));
}

/** The last common name, as it is written. */
export function commonNameOf(name: Element | undefined): string | undefined {
  const pairs = itemsOf(name).flatMap(itemsOf).map(itemsOf);
  const value = pairs.findLast(([type]) => oidOf(type) === '2.5.4.3')?.[1];
  const text = textOf(value);
  return text === undefined ? undefined : visible(bounded(text));
}

function attribute(pair: Element): string {
  const [type, value] = itemsOf(pair);
  const oid = oidOf(type);
  const text = textOf(value);
  // RFC 4514 section 2.4: a value that is no string is written as its encoding.
  if (text === undefined) return `${oid}=#${value === undefined ? '' : encodingOf(value).toString('hex')}`;
  return `${attributes[oid] ?? oid}=${escaped(text)}`;
}

/** RFC 4514 section 2.4; control characters too, as these names are printed. */
function escaped(text: string): string {
  return visible(text.replace(/[",+;<>\\]|^[ #]| $/g, '\\$&'));
}

const visible = (text: string): string =>
  text.replace(
    /[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (it) => `\\${Buffer.from(it).toString('hex').toUpperCase()}`,
  );

const bounded = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** A GeneralName as `DNS:mx.example`, `IP:192.0.2.1`, `SRV:_submission.example`; undefined for forms that name no server. */
export function generalName(name: Element): string | undefined {
  switch (tagOf(name)) {
    case 0:
      return serviceName(name);
    case 1:
      return `email:${ascii(name)}`;
    case 2:
      return `DNS:${ascii(name)}`;
    case 6:
      return `URI:${ascii(name)}`;
    case 7:
      return `IP:${address(contentOf(name))}`;
    default:
      return undefined;
  }
}

/** The URL of a GeneralName. */
export const urlOf = (name: Element): string | undefined => (tagOf(name) === 6 ? ascii(name) : undefined);

const ascii = (name: Element): string => visible(bounded(contentOf(name).toString('latin1')));

/** SRVName of RFC 4985, an otherName. */
function serviceName(name: Element): string | undefined {
  const [type, value] = itemsOf(name);
  if (oidOf(type) !== '1.3.6.1.5.5.7.8.7' || value === undefined) return undefined;
  const text = textOf(itemsOf(value)[0]);
  return text === undefined ? undefined : `SRV:${visible(bounded(text))}`;
}

/** Four or sixteen octets as an address; anything else in hexadecimal, as it fits no host. */
function address(octets: Buffer): string {
  if (octets.length === 4) return octets.join('.');
  if (octets.length !== 16) return octets.toString('hex');
  const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((at) => octets.readUInt16BE(at).toString(16));
  return canonicalAddress(groups.join(':'));
}

/** The one way to write an IPv6 address (RFC 5952); an IPv4 address as it is. @param ip  valid */
export function canonicalAddress(ip: string): string {
  return ip.includes(':') ? new URL(`http://[${ip}]/`).hostname.slice(1, -1) : ip;
}
