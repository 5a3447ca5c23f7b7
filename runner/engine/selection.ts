import picomatch from 'picomatch';
import type { InvariantMeta } from '../scenario/index.js';
import type { Catalogue } from './catalogue.js';

/** A name in --only or --skip that matches nothing, or a selection that leaves nothing. */
export class BadSelection extends Error {
  override readonly name = 'BadSelection';
}

/** Keeps what `only` names (all, when empty) less what `skip` names. @throws BadSelection */
export function select(catalogue: Catalogue, only: readonly string[], skip: readonly string[]): Catalogue {
  const heads = [...catalogue.scenarios, ...catalogue.invariants].map(({ meta }) => meta);
  const wanted = only.map((name) => matcher('--only', name, heads));
  const unwanted = skip.map((name) => matcher('--skip', name, heads));
  const keeps = ({ meta }: { readonly meta: InvariantMeta }): boolean => {
    if (unwanted.some((matches) => matches(meta))) return false;
    return wanted.length === 0 || wanted.some((matches) => matches(meta));
  };
  const scenarios = catalogue.scenarios.filter(keeps);
  const invariants = catalogue.invariants.filter(keeps);
  if (scenarios.length + invariants.length === 0) {
    throw new BadSelection('nothing is left to run: --skip takes away all that --only names');
  }
  return { ...catalogue, scenarios, invariants };
}

function matcher(
  option: string,
  name: string,
  heads: readonly InvariantMeta[],
): (meta: InvariantMeta) => boolean {
  if (name === '') throw new BadSelection(`${option} is empty; name a scenario, suite or requirement`);
  const glob = picomatch(name);
  const matches = (meta: InvariantMeta): boolean =>
    meta.id === name || suiteOf(meta) === name || meta.requirements.includes(name) || glob(meta.id);
  if (heads.some(matches)) return matches;
  const near = nearest(name, [...heads.map(({ id }) => id), ...heads.map(suiteOf)]);
  throw new BadSelection(
    `${option} ${name} matches no scenario, suite or requirement${near === undefined ? '' : `; did you mean ${near}?`} (smtpspec list shows them)`,
  );
}

export function suiteOf({ id }: { readonly id: string }): string {
  return id.slice(0, id.indexOf('/'));
}

/** The one that shares the most letter pairs with the name, if it is at all alike. */
export function nearest(name: string, ids: readonly string[]): string | undefined {
  const ranked = [...new Set(ids)]
    .map((id) => ({ id, likeness: likeness(name, id) }))
    .sort((a, b) => b.likeness - a.likeness);
  const best = ranked[0];
  return best !== undefined && best.likeness > 0.5 ? best.id : undefined;
}

/** Dice coefficient over letter pairs, 0 to 1. */
function likeness(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / Math.max(1, left.size + right.size);
}
