import { didYouMean, type Located } from '../document/index.js';
import { type Catalogue, expectationProblem } from '../engine/index.js';
import { BadTarget, parseTarget, type Target } from '../target/index.js';
import type { Settings, TargetSettings } from './config-schema.js';
import { UsageError } from './usage-error.js';

type TargetSetting = NonNullable<Settings['targets']>[number];

const secrets = ['password-file', 'token-file', 'client-cert'] as const;
const loginSettings = ['user', ...secrets, 'client-key'] as const;

/** Targets of a file with their paths changed. */
export function mapOwn(
  targets: readonly TargetSetting[],
  change: (own: TargetSettings) => TargetSettings,
): TargetSetting[] {
  return targets.map((target) => (typeof target === 'string' ? target : change(target)));
}

/** What the command line says goes before what the file says of one target, too; a login and its password are one thing. */
export function withoutOverruled(
  own: TargetSettings,
  given: Readonly<Record<string, unknown>>,
): TargetSettings {
  const overrules = (name: string): boolean => Object.hasOwn(given, name);
  const login = loginSettings.some(overrules);
  const kept = Object.entries(own).filter(
    ([name]) => !overrules(name) && !(login && (loginSettings as readonly string[]).includes(name)),
  );
  return { ...Object.fromEntries(kept), target: own.target };
}

/** Looks at what no schema can: that each target is one, and that what is expected of it exists. @throws UsageError with its place */
export function checkTargets(
  targets: readonly TargetSetting[],
  located: Located,
  catalogue: Catalogue,
): void {
  for (const [index, target] of targets.entries()) {
    const path = ['targets', String(index)];
    const own = typeof target === 'string' ? { target } : target;
    const services = servicesOf(own, located.at(typeof target === 'string' ? path : [...path, 'target']));
    // Otherwise the password of the run would be sent for another login.
    if (own.user !== undefined && secrets.every((name) => own[name] === undefined)) {
      throw new UsageError(`${located.at([...path, 'user'])}: user needs a password-file beside it`);
    }
    for (const key of Object.keys(own.expect ?? {})) {
      const problem = expectationProblem(key, catalogue, services);
      if (problem === undefined) continue;
      const place = located.atKey([...path, 'expect', key]);
      throw new UsageError(`${place}: ${key} ${problem.why}${didYouMean(key, problem.known)}`);
    }
  }
}

function servicesOf({ target }: TargetSettings, place: string): Target['service'][] {
  try {
    return parseTarget(target).map(({ service }) => service);
  } catch (error) {
    if (error instanceof BadTarget) throw new UsageError(`${place}: ${error.message}`);
    throw error;
  }
}
