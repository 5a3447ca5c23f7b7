import { isIPv6 } from 'node:net';

/** A path of RFC 5321 section 4.1.2. Texts are decoded as UTF-8 (RFC 6531). */
export interface Path {
  /** The mailbox as it was written, source route left out; '' is the null path. */
  readonly mailbox: string;
  /** Local-part with quoting removed: all quoted forms of one string are one mailbox. */
  readonly local: string;
  /** Lower case; an address literal with its brackets; '' for the null path and the bare Postmaster. */
  readonly domain: string;
  readonly nonAscii: boolean;
  /** A source route stood before the mailbox. */
  readonly routed?: true;
  /** Where mail for it is sent on to, when that is not what was written. */
  relayedTo?: string;
}

const atext = "[A-Za-z0-9!#$%&'*+\\-/=?^_`{|}~\\x80-\\xff]";
const dotString = new RegExp(`${atext}+(?:\\.${atext}+)*`, 'y');
const quotedString = /"(?:[\x20\x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\x20-\x7e])*"/y;
const label = '[A-Za-z0-9\\x80-\\xff](?:[A-Za-z0-9\\x80-\\xff-]*[A-Za-z0-9\\x80-\\xff])?';
const domainName = new RegExp(`${label}(?:\\.${label})*`, 'y');
const literal = /\[[\x21-\x5a\x5e-\x7e]+\]/y;

const MAX_LOCAL_PART = 64;
const MAX_DOMAIN = 255;
const MAX_LABEL = 63;
const MAX_PATH = 256;

/** Reads a path at the start of `text` (octets as latin1). `rest` is what follows the closing bracket. */
export function parsePath(text: string): { path: Path; rest: string } | undefined {
  const scanner = new Scanner(text);
  if (!scanner.skip('<')) return undefined;
  const routed = text.startsWith('<@');
  if (!skipRoute(scanner)) return undefined;
  const mailbox = scanMailbox(scanner);
  if (mailbox === undefined || !scanner.skip('>') || scanner.position > MAX_PATH) return undefined;
  return { path: routed ? { ...mailbox, routed } : mailbox, rest: scanner.rest() };
}

/** Reads a mailbox that is the whole text, with no brackets. */
export function parseMailbox(text: string): Path | undefined {
  const scanner = new Scanner(text);
  const mailbox = scanMailbox(scanner);
  return mailbox !== undefined && scanner.rest() === '' ? mailbox : undefined;
}

/** Reads a local-part that is the whole text; gives it without its quoting. */
export function parseLocalPart(text: string): string | undefined {
  const scanner = new Scanner(text);
  const written = scanner.take(dotString) ?? scanner.take(quotedString);
  if (written === undefined || scanner.rest() !== '' || written.length > MAX_LOCAL_PART) return undefined;
  return decode(unquote(written));
}

export function isDomain(text: string): boolean {
  const scanner = new Scanner(text);
  return scanDomain(scanner) !== undefined && scanner.rest() === '';
}

/** Address literal of RFC 5321 section 4.1.3, brackets included. */
export function isAddressLiteral(text: string): boolean {
  if (!/^\[[^[\]]*\]$/.test(text)) return false;
  const inner = text.slice(1, -1);
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(inner)) return inner.split('.').every((part) => Number(part) <= 255);
  // No other tag than IPv6 is registered, so General-address-literal is empty in practice.
  const address = /^IPv6:(.+)$/i.exec(inner)?.[1];
  return address !== undefined && isIPv6(address) && !address.includes('%');
}

export const isAscii = (text: string): boolean => !/[\x80-\uffff]/.test(text);

/** Octets (latin1) as UTF-8 text; undefined if they are not valid UTF-8. */
export function decode(octets: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(octets, 'latin1'));
  } catch {
    return undefined;
  }
}

class Scanner {
  position = 0;
  constructor(readonly text: string) {}

  skip(what: string): boolean {
    if (!this.text.startsWith(what, this.position)) return false;
    this.position += what.length;
    return true;
  }

  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  rest(): string {
    return this.text.slice(this.position);
  }
}

/** Source routes are recognised and ignored (RFC 5321 appendix C). */
function skipRoute(scanner: Scanner): boolean {
  if (!scanner.text.startsWith('@', scanner.position)) return true;
  do {
    if (!scanner.skip('@') || scanDomain(scanner) === undefined) return false;
  } while (scanner.skip(','));
  return scanner.skip(':');
}

function scanMailbox(scanner: Scanner): Path | undefined {
  const start = scanner.position;
  const local = scanner.take(dotString) ?? scanner.take(quotedString);
  if (local === undefined || local.length > MAX_LOCAL_PART || !scanner.skip('@')) return undefined;
  const domain = scanDomain(scanner) ?? scanLiteral(scanner);
  const mailbox = decode(scanner.text.slice(start, scanner.position));
  const plain = decode(unquote(local));
  if (domain === undefined || mailbox === undefined || plain === undefined) return undefined;
  return { mailbox, local: plain, domain: domain.toLowerCase(), nonAscii: !isAscii(mailbox) };
}

function scanDomain(scanner: Scanner): string | undefined {
  const start = scanner.position;
  const found = scanner.take(domainName);
  const sound = found !== undefined && found.length <= MAX_DOMAIN && labelsFit(found);
  if (!sound) scanner.position = start;
  return sound ? decode(found) : undefined;
}

const labelsFit = (domain: string): boolean => domain.split('.').every((part) => part.length <= MAX_LABEL);

function scanLiteral(scanner: Scanner): string | undefined {
  const found = scanner.take(literal);
  return found !== undefined && isAddressLiteral(found) ? found : undefined;
}

function unquote(local: string): string {
  return local.startsWith('"') ? local.slice(1, -1).replace(/\\(.)/gs, '$1') : local;
}
