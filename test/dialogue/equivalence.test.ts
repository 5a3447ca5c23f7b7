import { describe, expect, it } from 'vitest';
import { auditReference } from '../proof/support.js';
import { bothCatalogue, differencesIn, twinVerdicts } from './equivalents.js';

const onAll = (said: string) => ['smtp', 'submission', 'submissions'].map((it) => said.replace('*', it));

/** Faults that the scenarios speak of, and others that keep both from seeing. */
const same = [
  [],
  ['quit-refused-501'],
  ['quit-250'],
  ['quit-no-close'],
  ['rcpt-before-mail-accepted'],
  ['rcpt-before-mail-501'],
  ['rcpt-before-mail-554'],
  ['bad-sequence-501'],
  ['postmaster-refused'],
  ['postmaster-bare-refused-501'],
  ['postmaster-case-sensitive'],
  ['starttls-still-offered'],
  ['starttls-not-offered'],
  ['starttls-454'],
  ['tls-refused-554'],
  ['ehlo-keeps-transaction'],
  ['known-verb-500'],
  ['ehlo-second-refused-503'],
  ['ehlo-second-breaks-session'],
];

/** Where the two differ, and none of them blames a server that the other clears. */
const careful: readonly (readonly [fault: string, why: string, differences: readonly string[]])[] = [
  ['quit-no-reply-close', 'ours asks for NOOP as a control', onAll('quit on *: fail, inconclusive')],
  [
    'rcpt-temporary-450',
    'the dialogue has its control in front',
    onAll('rcpt-before-mail on *: pass, inconclusive'),
  ],
  [
    'rcpt-refused-550',
    'the dialogue has its control in front',
    onAll('rcpt-before-mail on *: pass, inconclusive'),
  ],
  [
    'mail-temporary-451',
    'the dialogue has its control in front',
    onAll('rcpt-before-mail on *: pass, inconclusive'),
  ],
  [
    'close-after-greeting',
    'ours takes an unknown offer for none',
    [
      'starttls-inside on smtp: not-applicable, inconclusive',
      'starttls-inside on submission: not-applicable, inconclusive',
    ],
  ],
];

describe('a scenario and the same as a dialogue', () => {
  it.each(same.map((faults) => [faults]))('judge alike: %s', async (faults) => {
    const report = await auditReference(bothCatalogue, { faults });
    expect(differencesIn(report)).toEqual([]);
    expect(twinVerdicts(report)).toHaveLength(14);
  });

  it.each(careful)('differ on %s, as %s', async (fault, _, differences) => {
    expect(differencesIn(await auditReference(bothCatalogue, { faults: [fault] }))).toEqual(differences);
  });

  it('differ from fault to fault', async () => {
    const strict = twinVerdicts(await auditReference(bothCatalogue, {}));
    expect(strict.filter((it) => !it.endsWith('pass'))).toEqual([]);
  });
});
