import type { ReachReport } from '../result/index.js';
import type { Resolver, Target } from '../target/index.js';
import { unresolved } from './reach.js';

/** So many addresses of one name are judged. */
export const mostAddresses = 8;

/** One address of one service, or why there is none. */
export interface Spot {
  readonly target: Target;
  readonly address: string | undefined;
  readonly reach: ReachReport | undefined;
  /** Addresses that its name has. */
  readonly known: number;
}

/** Every service at each address of its name, at most `mostAddresses`; a name is looked up once. */
export async function spotsOf(targets: readonly Target[], resolve: Resolver): Promise<Spot[]> {
  const lookups = new Map<string, ReturnType<typeof addressesOf>>();
  for (const { host } of targets) {
    if (!lookups.has(host)) lookups.set(host, addressesOf(host, resolve));
  }
  const spots = await Promise.all(
    targets.map(async (target): Promise<Spot[]> => {
      const { addresses, reach } = (await lookups.get(target.host)) ?? { addresses: [], reach: undefined };
      const known = addresses.length;
      if (known === 0) return [{ target, address: undefined, reach, known }];
      return addresses.slice(0, mostAddresses).map((address) => ({ target, address, reach, known }));
    }),
  );
  return spots.flat();
}

async function addressesOf(
  host: string,
  resolve: Resolver,
): Promise<{ addresses: readonly string[]; reach: ReachReport | undefined }> {
  try {
    const addresses = [...new Set(await resolve(host))];
    return { addresses, reach: addresses.length === 0 ? unresolved(host, undefined) : undefined };
  } catch (error) {
    return { addresses: [], reach: unresolved(host, (error as NodeJS.ErrnoException).code) };
  }
}
