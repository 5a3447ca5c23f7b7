import type { Service } from '../../../runner/result/index.js';
import type { Proof } from '../support.js';

/**
 * Servers on which each rung of the ladder (suites/shared/relay.ts) is reached by a server that relays what these faults say.
 * @param faults  make it accept the form at RCPT, and send on what was accepted
 */
export function relayCases(
  faults: readonly string[],
  services: readonly Service[] = ['smtp'],
): Proof['violating'] {
  const catchAll = [...faults, 'recipient-catch-all'];
  return [
    { finding: 'accepted', faults, services, allow: 'probe' },
    { finding: 'acceptedUnknown', faults, services, allow: 'probe', recipient: false },
    { finding: 'taken', faults, services },
    { finding: 'takenLikeAny', faults: catchAll, services },
    { finding: 'relayed', faults, services, canary: true },
    { finding: 'relayed', faults: catchAll, services, canary: true },
    { finding: 'bounced', faults: [...faults, 'relayed-mail-bounces'], services, canary: true },
  ];
}
