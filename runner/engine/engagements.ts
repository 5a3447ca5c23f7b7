import type { Report, TargetReport } from '../result/index.js';
import { parseTarget, type Target } from '../target/index.js';
import type { Catalogue } from './catalogue.js';
import { type Expectations, expectationProblem } from './expectation.js';
import {
  type AuditOptions,
  BadOption,
  type ResolvedOptions,
  reportedOptions,
  resolveOptions,
  type TargetOptions,
} from './options.js';
import { nearest, select } from './selection.js';

/** One service of one host, and what is asked of it. */
export interface Engagement {
  readonly target: Target;
  readonly options: ResolvedOptions;
  /** What differs from the options of the run, as the report shows it. */
  readonly own: TargetReport['options'];
  readonly expectations: Expectations;
  /** What is selected for it. */
  readonly catalogue: Catalogue;
}

/** Every service of every target. @throws BadOption, BadTarget, BadSelection */
export function engagementsOf(
  catalogue: Catalogue,
  given: AuditOptions,
  base: ResolvedOptions,
): Engagement[] {
  const selected = select(catalogue, base.only, base.skip);
  return given.targets.flatMap((item) => {
    if (typeof item === 'string') {
      const shared = { options: base, own: undefined, expectations: {}, catalogue: selected };
      return parseTarget(item).map((target) => ({ ...shared, target }));
    }
    return withOwnOptions(catalogue, given, base, item);
  });
}

function withOwnOptions(
  catalogue: Catalogue,
  given: AuditOptions,
  base: ResolvedOptions,
  { target: name, expect = {}, ...own }: TargetOptions,
): Engagement[] {
  const targets = parseTarget(name);
  const services = targets.map(({ service }) => service);
  for (const key of Object.keys(expect)) {
    const problem = expectationProblem(key, catalogue, services);
    if (problem === undefined) continue;
    const near = nearest(key, problem.known);
    throw new BadOption(
      `expect "${key}" of ${name} ${problem.why}${near === undefined ? '' : `; did you mean ${near}?`}`,
    );
  }
  // The domain that goes with a mailbox of its own is that of the mailbox, whatever the run's is.
  const { domain, ...rest } = given;
  const inherited = own.recipient === undefined && domain !== undefined ? { domain } : {};
  const options = {
    ...resolveOptions({ ...rest, ...inherited, ...own, targets: [name] }),
    runId: base.runId,
  };
  const shared = {
    options,
    own: differences(reportedOptions(options), reportedOptions(base)),
    expectations: expect,
    catalogue: select(catalogue, options.only, options.skip),
  };
  return targets.map((target) => ({ ...shared, target }));
}

function differences(own: Report['options'], base: Report['options']): TargetReport['options'] {
  const { targets: _, ...options } = own;
  const other: Readonly<Record<string, unknown>> = base;
  const differing = Object.entries(options).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(other[name]),
  );
  return differing.length === 0 ? undefined : Object.fromEntries(differing);
}
