import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** Gives the addresses of a host name, or throws an error with a code, as `dns.lookup` does. */
export type Resolver = (host: string) => Promise<readonly string[]>;

/** All addresses of a host in the system's order, each once. @throws Error with the code of `dns.lookup`: ENOTFOUND, EAI_AGAIN, … */
export async function resolveAll(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  const found = await lookup(host, { all: true, verbatim: true });
  return [...new Set(found.map(({ address }) => address))];
}

/** The first address of a host in the system's order; undefined when the name has none. */
export async function resolveHost(host: string): Promise<string | undefined> {
  return (await resolveAll(host).catch(() => []))[0];
}
