import data from './products.json' with { type: 'json' };
import { compareVersions } from './version.js';

/*
 * Vulnerabilities of mail servers that are known by number and reached over SMTP, by the product and version that a banner names. A banner
 * proves nothing: distributions mend a version without changing what it calls itself.
 */

export interface Vulnerability {
  readonly cve: string;
  /** What it is, to follow "CVE-…: ". */
  readonly note: string;
  /** Versions from (inclusive, the first one unless given) to before (exclusive). */
  readonly affected: readonly { readonly from?: string; readonly before: string }[];
  /** Scenarios that look at the behaviour itself. */
  readonly checks: readonly string[];
}

export interface Products {
  /** Day on which the list was looked through. */
  readonly date: string;
  /** By what `recogniseSoftware` calls a product. */
  readonly products: Readonly<Record<string, Product>>;
}

export interface Product {
  readonly name: string;
  /** The form in which its banner has a version: a regular expression with one group. */
  readonly version: string;
  readonly vulnerabilities: readonly Vulnerability[];
}

/** Its shape is asserted by a test. */
export const { date, products } = data as Products;

/** The version that a product names in these lines; undefined where it names none. */
export function versionOf({ version }: Product, lines: readonly string[]): string | undefined {
  const form = new RegExp(version, 'i');
  return lines.map((line) => form.exec(line)?.[1]).find((found) => found !== undefined);
}

/** Of the list, those that a version as released has. */
export function vulnerabilitiesOf({ vulnerabilities }: Product, version: string): readonly Vulnerability[] {
  return vulnerabilities.filter(({ affected }) =>
    affected.some(
      ({ from = '0', before }) => compareVersions(version, from) >= 0 && compareVersions(version, before) < 0,
    ),
  );
}
