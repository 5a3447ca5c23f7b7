import { Resolver as DnsResolver } from 'node:dns/promises';

/** TXT records of a name, each joined to one text; none where the name has none. @throws Error with the code of node:dns where nobody can tell */
export type TxtResolver = (name: string) => Promise<readonly string[]>;

/** Longest wait for one answer, in milliseconds; there are two tries. */
const answerMs = 3_000;
const none = ['ENOTFOUND', 'ENODATA'];

/** Asks the name servers of this machine. @throws Error with the code of node:dns: ETIMEOUT, ESERVFAIL, … */
export async function resolveTxt(name: string): Promise<readonly string[]> {
  const resolver = new DnsResolver({ timeout: answerMs, tries: 2 });
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
  } catch (error) {
    if (none.includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
