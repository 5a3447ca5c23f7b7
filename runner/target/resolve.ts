import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';

/** The first address of a host in the system's order; undefined when the name has none. */
export async function resolveHost(host: string): Promise<string | undefined> {
  if (isIP(host) !== 0) return host;
  try {
    return (await lookup(host, { verbatim: true })).address;
  } catch {
    return undefined;
  }
}
