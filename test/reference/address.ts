import type { ReferenceServer, ReferenceService } from '../../runner/reference/index.js';

/** Where a service listens. @throws Error for LMTP when it was not asked for */
export function addressOf(
  { addresses }: Pick<ReferenceServer, 'addresses'>,
  service: ReferenceService,
): { host: string; port: number } {
  const address = addresses[service];
  if (address === undefined) throw new Error(`the reference server was started without ${service}`);
  return address;
}
