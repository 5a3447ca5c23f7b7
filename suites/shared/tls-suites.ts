interface Named {
  readonly name: string;
}

interface Version<Suite> {
  readonly version: string;
  readonly suites?: readonly Suite[];
  readonly incomplete?: string;
}

/** The suites that fit, of any accepted version, each once. */
export function suitesThat<Suite extends Named>(
  versions: readonly Version<Suite>[],
  fits: (suite: Suite, version: string) => boolean,
): readonly Suite[] {
  const found = versions.flatMap(({ version, suites = [] }) =>
    suites.filter((suite) => fits(suite, version)),
  );
  return [...new Map(found.map((suite) => [suite.name, suite])).values()];
}

/** Why there may be more suites than were found; undefined when there are not. */
export function gapIn(versions: readonly Version<Named>[]): string | undefined {
  const gap = versions.find(({ incomplete }) => incomplete !== undefined);
  return gap && `the suites of ${gap.version} are not all known: ${gap.incomplete}`;
}

const mostNames = 5;

/** "A, B and 12 more". */
export function listed(items: readonly (Named | string)[]): string {
  const names = items.map((item) => (typeof item === 'string' ? item : item.name));
  const rest = names.length - mostNames;
  const shown = names.slice(0, mostNames).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
