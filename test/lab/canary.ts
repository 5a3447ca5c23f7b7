import { setTimeout } from 'node:timers/promises';
import { type Arrival, type CanaryListener, listenForMail } from '../../runner/canary/index.js';

/** Where the servers of the lab send mail for this domain; the same as in test/lab/lib/common.sh. */
export const canaryDomain = 'canary.test';
const place = { host: '127.0.10.100', port: 2525 };

/** Longer than any test holds the address. */
const longestWaitMs = 600_000;

/** The lab's canary. There is one address for it, so whoever comes second waits until the first has closed. */
export async function labCanary(onArrival?: (arrival: Arrival) => void): Promise<CanaryListener> {
  const until = performance.now() + longestWaitMs;
  for (;;) {
    try {
      return await listenForMail({ ...place, ...(onArrival && { onArrival }) });
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || performance.now() > until) throw error;
      await setTimeout(500);
    }
  }
}
