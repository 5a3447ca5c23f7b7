import type { Session } from '../../runner/net/index.js';
import { type Reach, reachOf } from '../../runner/protocol/ip.js';
import type { Rung } from '../../runner/scenario/index.js';

/*
 * What a server tells of itself to whoever connects: its greeting, the first word of its EHLO reply, and more text where that was asked for.
 */

/** What any client sees of a session in clear, or inside TLS where the service wants that: asked once, for all that judge it. */
export async function introduction({
  session,
  once,
}: {
  session(rung: Rung): Promise<Session>;
  once<T>(key: string, ask: () => Promise<T>): Promise<T>;
}): Promise<{ texts: readonly Announced[]; keywords: readonly string[] }> {
  return once('introduction', async () => {
    const open = await session('secured');
    return { texts: announced(open), keywords: keywordsOf(open) };
  });
}

/** EHLO keywords in force. */
export function keywordsOf(open: Session): string[] {
  return (open.extensions?.lines ?? []).map(({ keyword }) => keyword);
}

/** One piece of text and the reply that it stood in. */
export interface Announced {
  readonly where: 'greeting' | 'EHLO' | 'HELP';
  readonly line: string;
}

/**
 * Of the replies of this session so far. Of the EHLO reply the name alone: what follows it repeats our own name and address.
 */
export function announced(open: Session): Announced[] {
  return open.exchanges.flatMap(({ to, reply }): Announced[] => {
    const lines = reply.lines.map(({ text }) => text);
    if (to === 'greeting') return lines.map((line) => ({ where: 'greeting', line }));
    if (to === 'EHLO')
      return lines.slice(0, 1).map((line) => ({ where: 'EHLO', line: line.split(' ')[0] ?? '' }));
    return to === 'HELP' ? lines.map((line) => ({ where: 'HELP', line })) : [];
  });
}

/** A version that a word stands in front of: "Exim 4.96", "Haraka/3.3.4", "Version: 10.0.1"; no IP address, and no version of a protocol. */
const versionForm = /\b(?!(?:TLS|SSL|HTTP)\b)[A-Za-z][\w-]*[ /:,(-]{1,3}v?(\d+(?:\.\d+){1,3}[\w-]*)(?![\w.])/;

/** IP addresses, and dates in numbers. */
const notVersions = /\b(?:\d{1,3}(?:\.\d{1,3}){3}|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}\.\d{2}\.\d{2})\b/g;

/** Software and version as the line has them. */
export function versionIn(line: string): string | undefined {
  const text = line.replace(/^[245]\.\d{1,3}\.\d{1,3} /, '').replace(notVersions, '');
  return versionForm.exec(text)?.[0];
}

/** Names that no server on the Internet has (RFC 6761, 6762, 8375, and what ICANN keeps free), and those of the host to itself. */
const innerName =
  /^(?:localhost|.*\.(?:localhost|localdomain|local|internal|intranet|lan|corp|home|home\.arpa))$/i;
/** In brackets, as the first word, or behind a word that says so: four numbers alone may be a version. */
const addressForm =
  /(?<=^|[[(@]|\b(?:at|on|from|ip|host|address)[ :=]{1,2})\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)|\[IPv6:([0-9a-f:.]+)\]/gi;

export function isInnerName(name: string): boolean {
  return innerName.test(name);
}

/** Addresses in the text that nobody outside can use. @param server  the address of the server itself, which is no secret */
export function innerAddresses(line: string, server: string): string[] {
  const hidden: readonly Reach[] = ['private', 'loopback'];
  return [...line.matchAll(addressForm)]
    .map(([whole, ipv6]) => ipv6 ?? whole)
    .filter((address) => hidden.includes(reachOf(address)) && address !== server);
}
