import type { Report } from '../../runner/result/index.js';
import type { AnyScenario } from '../../runner/scenario/index.js';
import { postmaster } from '../../suites/commands/postmaster.js';
import { quit } from '../../suites/commands/quit.js';
import { rcptBeforeMail } from '../../suites/commands/rcpt-before-mail.js';
import { secondEhlo } from '../../suites/commands/second-ehlo.js';
import { requirements } from '../../suites/requirements/index.js';
import { starttlsInside } from '../../suites/tls/starttls-inside.js';
import { compiled } from './files.js';

const twin = (name: string): AnyScenario => compiled(`test/dialogue/equivalents/${name}.yaml`, 'same');

/** Scenarios of ours, and the same questions as dialogue files. */
const pairs: readonly {
  readonly ours: AnyScenario;
  readonly variant?: string;
  readonly theirs: AnyScenario;
}[] = [
  { ours: quit, variant: 'after-hello', theirs: twin('quit') },
  { ours: rcptBeforeMail, theirs: twin('rcpt-before-mail') },
  { ours: postmaster, variant: 'capitalised', theirs: twin('postmaster') },
  { ours: starttlsInside, theirs: twin('starttls-inside') },
  { ours: secondEhlo, theirs: twin('second-ehlo') },
];

export const bothCatalogue = {
  scenarios: pairs.flatMap(({ ours, theirs }) => [ours, theirs]),
  invariants: [],
  requirements,
};

/** Where the two differ: `quit on smtp: fail, inconclusive`. */
export function differencesIn({ targets }: Report): string[] {
  return targets.flatMap(({ service, checks }) =>
    pairs
      .filter(({ theirs }) => theirs.meta.services.includes(service))
      .flatMap(({ ours, theirs, variant }) => {
        const verdictOf = (id: string, one?: string) =>
          checks.find((check) => check.id === id && check.variant === one)?.verdict ?? 'missing';
        const [a, b] = [verdictOf(ours.meta.id, variant), verdictOf(theirs.meta.id)];
        return a === b ? [] : [`${theirs.meta.id.replace('same/', '')} on ${service}: ${a}, ${b}`];
      }),
  );
}

/** All verdicts of the dialogue files. */
export function twinVerdicts({ targets }: Report): string[] {
  return targets.flatMap(({ service, checks }) =>
    checks
      .filter(({ id }) => id.startsWith('same/'))
      .map(({ id, verdict }) => `${id.replace('same/', '')} on ${service}: ${verdict}`),
  );
}
