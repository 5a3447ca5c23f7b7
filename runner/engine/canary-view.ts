import {
  type Arrival,
  type ArrivalKind,
  bounceLocalPart,
  kindOf,
  messageLocalPart,
} from '../canary/index.js';
import { parseMailbox } from '../protocol/address.js';
import { escapeOctets } from '../protocol/octets.js';
import type { CheckReport } from '../result/index.js';
import type { Canary } from '../scenario/index.js';
import type { ResolvedOptions } from './options.js';

export type ArrivalReport = NonNullable<CheckReport['arrivals']>[number];

/** Octets of mail data that a report shows of an arrival. */
const mostShown = 8 * 1024;

/** The canary as a body sees it, each arrival told to `note`; undefined where there is none. */
export function canaryFor(
  { canary, canaryWaitMs, outside }: ResolvedOptions,
  signal: AbortSignal | undefined,
  note: (arrival: ArrivalReport) => void,
): Canary | undefined {
  const domain = parseMailbox(outside)?.domain;
  if (canary === undefined || domain === undefined) return undefined;
  return {
    domain,
    mailbox: (token) => `${messageLocalPart(token)}@${domain}`,
    returnMailbox: (token) => `${bounceLocalPart(token)}@${domain}`,
    async arrived(token, wanted: ArrivalKind | 'either' = 'either') {
      const arrival = await canary.wait(token, wanted, canaryWaitMs, signal);
      const kind = arrival && kindOf(arrival, token);
      if (arrival === undefined || kind === undefined) return undefined;
      note({ kind, token, ...shown(arrival) });
      return { ...arrival, kind };
    },
  };
}

function shown({ peer, helo, from, to, octets, data }: Arrival): Omit<ArrivalReport, 'kind' | 'token'> {
  return {
    peer: escapeOctets(peer),
    helo: escapeOctets(helo),
    from: escapeOctets(from),
    to: to.map(escapeOctets),
    octets,
    data: escapeOctets(data.slice(0, mostShown)),
  };
}
