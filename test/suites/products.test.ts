import { Ajv2020 } from 'ajv/dist/2020.js';
import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { recogniseSoftware } from '../../runner/target/index.js';
import { catalogue } from '../../suites/index.js';
import { date, products, versionOf, vulnerabilitiesOf } from '../../suites/shared/products.js';
import data from '../../suites/shared/products.json' with { type: 'json' };
import { compareVersions } from '../../suites/shared/version.js';

const closed = { additionalProperties: false };
const version = Type.String({ pattern: '^\\d+(\\.\\d+)*$' });
const shape = Type.Object(
  {
    date: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
    products: Type.Record(
      Type.String({ pattern: '^[a-z]+$' }),
      Type.Object(
        {
          name: Type.String({ minLength: 1 }),
          version: Type.String({ minLength: 1 }),
          vulnerabilities: Type.Array(
            Type.Object(
              {
                cve: Type.String({ pattern: '^CVE-\\d{4}-\\d{4,}$' }),
                note: Type.String({ pattern: '^[^A-Z].*[^.]$|^SMTP ' }),
                affected: Type.Array(Type.Object({ from: Type.Optional(version), before: version }, closed), {
                  minItems: 1,
                }),
                checks: Type.Array(Type.String(), { uniqueItems: true }),
              },
              closed,
            ),
            { minItems: 1 },
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);

describe('the list of products', () => {
  it('has its shape, a day that was, and ranges that hold something', () => {
    const ajv = new Ajv2020();
    expect(ajv.validate(shape, data), ajv.errorsText()).toBe(true);
    expect(Date.parse(date)).toBeLessThan(Date.now());
    const ranges = Object.values(products).flatMap(({ vulnerabilities }) =>
      vulnerabilities.flatMap(({ affected }) => affected),
    );
    expect(ranges.filter(({ from = '0', before }) => compareVersions(from, before) >= 0)).toEqual([]);
  });

  it('names every vulnerability once, and checks that there are', () => {
    const all = Object.values(products).flatMap(({ vulnerabilities }) => vulnerabilities);
    expect(new Set(all.map(({ cve }) => cve)).size).toBe(all.length);
    const ids = catalogue.scenarios.map(({ meta }) => meta.id);
    expect(all.flatMap(({ checks }) => checks).filter((check) => !ids.includes(check))).toEqual([]);
  });

  /** Banners as the products write them, and what the list has of each version. */
  it.each([
    ['exim', 'mx.test ESMTP Exim 4.96 Sat, 28 Nov 2026 07:17:10 +0000', '4.96', 'CVE-2022-3559'],
    ['exim', 'mx.test ESMTP Exim 4.99.4 Sat, 28 Nov 2026 07:17:10 +0000', '4.99.4', undefined],
    ['exim', 'mx.test ESMTP Exim 4.97.1 Sat, 28 Nov 2026 07:17:10 +0000', '4.97.1', 'CVE-2024-39929'],
    ['exim', 'mx.test ESMTP Exim 4.99.2 Sat, 28 Nov 2026 07:17:10 +0000', '4.99.2', 'CVE-2026-45185'],
    ['exim', 'mx.test ESMTP Exim 4.88 Sat, 28 Nov 2026 07:17:10 +0000', '4.88', 'CVE-2017-16943'],
    ['postfix', 'mx.test ESMTP Postfix (3.6.12)', '3.6.12', 'CVE-2023-51764'],
    ['postfix', 'mx.test ESMTP Postfix 3.6.13', '3.6.13', undefined],
    ['postfix', 'mx.test ESMTP Postfix (Debian/GNU)', undefined, undefined],
    ['sendmail', 'mx.test ESMTP Sendmail 8.17.1/8.17.1; Sat, 28 Nov 2026', '8.17.1', 'CVE-2023-51765'],
    ['opensmtpd', 'mx.test ESMTP OpenSMTPD', undefined, undefined],
    ['haraka', 'mx.test ESMTP Haraka/2.8.8 ready (93D43D)', '2.8.8', 'CVE-2016-1000282'],
    ['aiosmtpd', 'mx.test Python SMTP 1.4.5', '1.4.5', 'CVE-2024-34083'],
    ['james', 'mx.test SMTP Server (JAMES SMTP Server 2.3.2) ready', '2.3.2', 'CVE-2015-7611'],
  ])('reads the banner of %s: %s', (id, banner, expected, first) => {
    expect(recogniseSoftware(banner)).toBe(id);
    const product = products[id];
    if (product === undefined) throw new Error(`the list has no ${id}`);
    const found = versionOf(product, [banner]);
    expect(found).toBe(expected);
    expect(found === undefined ? undefined : vulnerabilitiesOf(product, found)[0]?.cve).toBe(first);
  });
});

describe('versions', () => {
  it.each([
    ['4.96', '4.96', 0],
    ['4.96', '4.96.0', 0],
    ['4.9', '4.10', -1],
    ['4.96', '4.96.1', -1],
    ['6.6.2p1', '6.6.2', 0],
    ['3.10', '3.9.9', 1],
  ])('%s and %s', (one, other, sign) => {
    expect(Math.sign(compareVersions(one, other))).toBe(sign);
    expect(Math.sign(compareVersions(other, one))).toBe(0 - sign);
  });
});
