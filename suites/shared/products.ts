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
  /** By what `recogniseSoftware` calls a product; `version` is the form in which its banner has one. */
  readonly products: Readonly<
    Record<string, { readonly version: string; readonly vulnerabilities: readonly Vulnerability[] }>
  >;
}

/** Its shape is asserted by a test. */
export const { date, products } = data as Products;

/** The version that a product names in these lines; undefined where it names none, or we have no list of it. */
export function versionOf(product: string, lines: readonly string[]): string | undefined {
  const form = products[product]?.version;
  if (form === undefined) return undefined;
  const pattern = new RegExp(form, 'i');
  return lines.map((line) => pattern.exec(line)?.[1]).find((version) => version !== undefined);
}

/** Of the list, those that a version as released has. */
export function vulnerabilitiesOf(product: string, version: string): readonly Vulnerability[] {
  const all = products[product]?.vulnerabilities ?? [];
  return all.filter(({ affected }) =>
    affected.some(
      ({ from = '0', before }) => compareVersions(version, from) >= 0 && compareVersions(version, before) < 0,
    ),
  );
}
