import type { AnyScenario } from '../../../runner/scenario/index.js';
import type { RelayForm } from '../../../suites/shared/relay-forms.js';
import { isOwnMailbox } from '../../../suites/shared/relay-forms.js';
import type { Proof } from '../support.js';
import { relayCases } from './cases.js';

type Forms = Readonly<Record<string, RelayForm>>;

/** A server that takes any mailbox of its own takes those that are one letter by letter; nothing else shows without a canary. */
const catchAll = 'recipient-catch-all';

/** The proof of a family of forms, all of which this fault makes a server relay. @param quiet  more servers that conform */
export function formProof({ meta }: AnyScenario, fault: string, quiet: Proof['conforming'] = []): Proof {
  const forms = Object.entries(meta.variants as Forms);
  const names = (fits: (form: RelayForm) => boolean) =>
    forms.filter(([, it]) => fits(it)).map(([name]) => name);
  const plain = names((it) => it.namesOwn !== true);
  const own = names((it) => it.namesOwn !== true && isOwnMailbox(it, 'takenLikeAny'));
  const namesOwn = names((it) => it.namesOwn === true);
  const others = names((it) => !isOwnMailbox(it, 'takenLikeAny'));
  const services = ['smtp'] as const;
  return {
    conforming: [
      {},
      { faults: ['relay-454'] },
      { faults: ['relay-554'], allow: 'probe' },
      { faults: ['accept-all-recipients-reject-at-data'], services, variants: plain },
      // Whoever leaves, or forgets, on an error is asked again in a new session.
      { faults: ['error-closes-session'], services, allow: 'probe' },
      { faults: ['error-loses-transaction'], services, allow: 'probe' },
      { faults: ['error-limit-3'], services, allow: 'probe' },
      ...quiet,
    ],
    violating: relayCases([fault])
      .filter(({ finding }) => finding in meta.findings)
      .map((it) => {
        if (it.finding === 'takenLikeAny') return { ...it, variants: others };
        return ['accepted', 'taken'].includes(it.finding) ? { ...it, variants: plain } : it;
      }),
    undecided: [
      { verdict: 'inconclusive', faults: [fault, catchAll], services, variants: plain, allow: 'probe' },
      ...(own.length === 0
        ? []
        : [{ verdict: 'inconclusive', faults: [fault, catchAll], services, variants: own } as const]),
      // Only a canary can tell.
      ...(namesOwn.length === 0
        ? []
        : [{ verdict: 'not-applicable', faults: [fault], services, variants: namesOwn } as const]),
      { verdict: 'inconclusive', faults: ['mail-refused-550'], services },
      { verdict: 'inconclusive', faults: ['relay-554', 'rcpt-refused-550'], services },
    ],
  };
}
