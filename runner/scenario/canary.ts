import type { Arrival, ArrivalKind } from '../canary/index.js';

/** Where mail to the domain of `probe.outside` is seen again. */
export interface Canary {
  readonly domain: string;
  /** The mailbox there that a message with this token is sent to. */
  mailbox(token: string): string;
  /** The mailbox there that its bounce would come to: the reverse-path to use. */
  returnMailbox(token: string): string;
  /**
   * The message with this token or its bounce, whichever comes first, within the time that the run gives it; or that kind alone. It becomes evidence of the
   * check. Close your sessions first: the wait may be long.
   */
  arrived(
    token: string,
    kind?: ArrivalKind | 'either',
  ): Promise<(Arrival & { readonly kind: ArrivalKind }) | undefined>;
}
