import type { CheckReport, Report, TargetReport } from '../../runner/result/index.js';
import { checkName } from './findings.js';

/** What stands for the same thing in two reports; one side may lack it. */
export interface Pair<T> {
  readonly a: T | undefined;
  readonly b: T | undefined;
}

/** In what two targets are alike; the first that they have in common counts before the others. */
export type Likeness = readonly ((target: TargetReport) => string)[];

const sameUrl: Likeness = [({ url, address }) => `${url} ${address}`, ({ url }) => url];

/** Two runs of one server, which may have moved to another port or be named by its address. */
export const sameServer: Likeness = [
  ...sameUrl,
  ({ service, host }) => `${service} ${host}`,
  ({ service, port, host, address }) => `${service} ${port} ${address ?? host}`,
];

/** Two runs of one server, then two servers. */
export const anyServer: Likeness = [
  ...sameUrl,
  ({ service, port }) => `${service} ${port}`,
  ({ service }) => service,
];

/** Targets of the first report in its order, each with its like in the second; then what only the second has. */
export function pairTargets(a: Report, b: Report, likeness: Likeness): Pair<TargetReport>[] {
  const partners = new Map<TargetReport, TargetReport>();
  const free = new Set(b.targets);
  for (const nameOf of likeness) {
    for (const target of a.targets) {
      if (partners.has(target)) continue;
      const partner = [...free].find((other) => nameOf(other) === nameOf(target));
      if (partner === undefined) continue;
      partners.set(target, partner);
      free.delete(partner);
    }
  }
  return [
    ...a.targets.map((target) => ({ a: target, b: partners.get(target) })),
    ...[...free].map((target) => ({ a: undefined, b: target })),
  ];
}

/** Checks by id and variant, in the order of the first, then what only the second has. */
export function pairChecks(a: readonly CheckReport[], b: readonly CheckReport[]): Pair<CheckReport>[] {
  const [left, right] = [byName(a), byName(b)];
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].map((name) => ({ a: left.get(name), b: right.get(name) }));
}

function byName(checks: readonly CheckReport[]): Map<string, CheckReport> {
  return new Map(checks.map((check) => [checkName(check), check]));
}
