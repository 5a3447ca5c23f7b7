import { namedGroup, type ServerFlight } from '../protocol/tls/index.js';

/** A suite that a server picked, and with what strength. */
export interface PickedSuite {
  readonly code: number;
  /** The key exchange in words; undefined where the hello alone does not tell. */
  readonly keyShare: string | undefined;
}

/** undefined: there was no ServerHello. */
export function pickedOf({ hello, keyExchange }: ServerFlight): PickedSuite | undefined {
  if (hello === undefined) return undefined;
  const group = hello.group === undefined ? undefined : namedGroup(hello.group)?.name;
  const dh = keyExchange?.kind === 'DHE' ? `DH ${keyExchange.bits} bits` : undefined;
  return { code: hello.suite, keyShare: hello.group === undefined ? dh : group };
}
