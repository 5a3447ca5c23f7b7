import { type Catalogue, suiteOf } from '../engine/index.js';
import { type AnyScenario, BadHead, checkHeads, type Requirement } from '../scenario/index.js';
import { whyNoSuite } from './shape.js';
import { BadSuite, type OwnRequirement, type Suite } from './suite.js';

/** Suites that smtpspec is going to have, and names that reports use for something else. */
const reserved = ['ports', 'extensions', 'domain', 'roles', 'preflight', 'survey', 'control'];

/** Tells where something stands, for a message: a suite, or one scenario of it. Default: the name of the suite. */
export type PlaceOf = (suite: Suite, scenario?: AnyScenario) => string;

/**
 * The catalogue with the scenarios of these suites behind its own. Their heads are held to the same rules as ours.
 * @throws BadSuite on one line: the place, what is wrong, how to mend it
 */
export function withSuites(
  catalogue: Catalogue,
  suites: readonly Suite[],
  placeOf: PlaceOf = ({ name }) => `suite ${name}`,
): Catalogue {
  const taken = new Set([
    ...reserved,
    ...[...catalogue.scenarios, ...catalogue.invariants].map(({ meta }) => suiteOf(meta)),
  ]);
  const placeOfName = new Map<string, string>();
  for (const suite of suites) {
    const why = whyNoSuite(suite) ?? whyNotNamed(suite, taken);
    if (why !== undefined) throw new BadSuite(`${placeOf(suite)}: ${why}`);
    const other = placeOfName.get(suite.name);
    if (other !== undefined) {
      throw new BadSuite(
        `${placeOf(suite)}: "${suite.name}" is the name of ${other} too; give each suite its own`,
      );
    }
    placeOfName.set(suite.name, placeOf(suite));
  }
  const own = Object.fromEntries(suites.flatMap(({ requirements = {} }) => Object.entries(requirements)));
  const requirements = { ...catalogue.requirements, ...mapValues(own, asRequirement) };
  for (const suite of suites) checkOwnHeads(suite, requirements, placeOf);
  return {
    ...catalogue,
    scenarios: [...catalogue.scenarios, ...suites.flatMap(({ scenarios }) => scenarios)],
    requirements,
    own: suites.map(({ name }) => name),
  };
}

function whyNotNamed(
  { name, scenarios, requirements = {} }: Suite,
  taken: ReadonlySet<string>,
): string | undefined {
  if (taken.has(name)) return `"${name}" is a name of smtpspec itself; give the suite one of your own`;
  const stray = scenarios.find(({ meta: { id } }) => !id.startsWith(`${name}/`));
  if (stray !== undefined) return `the id ${stray.meta.id} has to begin with ${name}/`;
  const row = Object.keys(requirements).find((id) => !isRowOf(name, id));
  if (row !== undefined) return `the requirement ${row} has to begin with ${name}-, as in ${name}-1`;
  return undefined;
}

function isRowOf(name: string, id: string): boolean {
  return id.startsWith(`${name}-`) && /^[\w.-]+$/.test(id);
}

function checkOwnHeads(suite: Suite, requirements: Catalogue['requirements'], placeOf: PlaceOf): void {
  const { scenarios } = suite;
  try {
    checkHeads(scenarios, [], (id) => Object.hasOwn(requirements, id));
  } catch (error) {
    if (!(error instanceof BadHead)) throw error;
    const concerned = scenarios.findLast(({ meta }) => meta.id === error.id);
    throw new BadSuite(
      `${placeOf(suite, concerned)}: ${error.message} (docs/user-suites.md tells what a head holds)`,
      { cause: error },
    );
  }
}

/** A row without an RFC: whoever lists RFCs leaves it out. */
function asRequirement({ title, level, text, url }: OwnRequirement): Requirement {
  return {
    rfc: '',
    section: '',
    document: { title, ...(url === undefined ? {} : { url }) },
    role: 'server',
    level,
    observable: 'wire',
    text,
    test: 'As the scenarios that cite it do.',
  };
}

function mapValues<A, B>(values: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
