import {
  bitsOf,
  contentOf,
  type Element,
  elementOf,
  isTrue,
  itemsIn,
  itemsOf,
  oidOf,
  smallIntegerOf,
  tagOf,
} from './asn1.js';
import { generalName, urlOf } from './names.js';

/** What the extensions of a certificate say; what is absent, or cannot be read, is left out or empty. */
export interface ExtensionFacts {
  readonly names: readonly string[];
  /** basicConstraints; undefined where the extension is absent. */
  readonly authority: boolean | undefined;
  readonly pathLength: number | undefined;
  readonly keyUsage: readonly string[] | undefined;
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly mustStaple: boolean;
  readonly scts: number;
  readonly ocsp: readonly string[];
  readonly caIssuers: readonly string[];
  readonly crl: readonly string[];
  /** Critical ones that a verifier of RFC 5280 need not know, so that it refuses the certificate (section 4.2). */
  readonly unknownCritical: readonly string[];
}

const oids = {
  keyUsage: '2.5.29.15',
  alternativeNames: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  crl: '2.5.29.31',
  extendedKeyUsage: '2.5.29.37',
  information: '1.3.6.1.5.5.7.1.1',
  features: '1.3.6.1.5.5.7.1.24',
  scts: '1.3.6.1.4.1.11129.2.4.2',
} as const;

/** Those above, and of section 4.2.1: name constraints, policies, mappings, policy constraints, inhibit anyPolicy. */
const known: readonly string[] = [
  ...Object.values(oids),
  '2.5.29.30',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.36',
  '2.5.29.54',
];

const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

const purposes: Readonly<Record<string, string>> = {
  '2.5.29.37.0': 'anyExtendedKeyUsage',
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  '1.3.6.1.5.5.7.3.2': 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
};

/** TLS extension status_request, as a feature of RFC 7633. */
const statusRequest = 5;

/** More than anybody needs; the rest is not told. */
const mostNames = 256;

interface Found {
  readonly critical: boolean;
  readonly value: Buffer;
}

/** @param list  the SEQUENCE of extensions; undefined for a certificate of version 1. @throws Unreadable when it is none */
export function extensionFacts(list: Element | undefined): ExtensionFacts {
  const found = new Map(list === undefined ? [] : itemsOf(list).map(extension));
  const read = <T>(oid: string, how: (value: Buffer) => T): T | undefined => {
    const value = found.get(oid)?.value;
    return value === undefined ? undefined : unlessUnreadable(() => how(value));
  };
  const constraints = read(oids.basicConstraints, basicConstraints);
  const information = read(oids.information, accessDescriptions) ?? [];
  const at = (method: string): string[] =>
    information.filter(([type]) => type === method).map(([, url]) => url);
  return {
    names: read(oids.alternativeNames, alternativeNames) ?? [],
    authority: constraints?.authority,
    pathLength: constraints?.pathLength,
    keyUsage: read(oids.keyUsage, (value) => bitsOf(elementOf(value)).flatMap((bit) => keyUsages[bit] ?? [])),
    extendedKeyUsage: read(oids.extendedKeyUsage, (value) =>
      itemsIn(value)
        .slice(0, mostNames)
        .map(oidOf)
        .map((oid) => purposes[oid] ?? oid),
    ),
    mustStaple:
      read(oids.features, (value) => itemsIn(value).map(smallIntegerOf).includes(statusRequest)) ?? false,
    scts: read(oids.scts, (value) => countScts(contentOf(elementOf(value)))) ?? 0,
    ocsp: at('1.3.6.1.5.5.7.48.1'),
    caIssuers: at('1.3.6.1.5.5.7.48.2'),
    crl: read(oids.crl, distributionPoints) ?? [],
    unknownCritical: [...found]
      .filter(([oid, { critical }]) => critical && !known.includes(oid))
      .map(([oid]) => oid),
  };
}

function extension(element: Element): [oid: string, Found] {
  const items = itemsOf(element);
  return [oidOf(items[0]), { critical: isTrue(items[1]), value: contentOf(items.at(-1)) }];
}

function basicConstraints(value: Buffer): { authority: boolean; pathLength: number | undefined } {
  const [first, second] = itemsIn(value);
  const authority = isTrue(first);
  return { authority, pathLength: second === undefined ? undefined : smallIntegerOf(second) };
}

const alternativeNames = (value: Buffer): string[] =>
  itemsIn(value)
    .slice(0, mostNames)
    .flatMap((name) => unlessUnreadable(() => generalName(name)) ?? []);

/** AuthorityInfoAccess: what is to be had, and where. */
function accessDescriptions(value: Buffer): [method: string, url: string][] {
  return itemsIn(value)
    .slice(0, mostNames)
    .flatMap((description): [string, string][] => {
      const [method, location] = itemsOf(description);
      const url = location === undefined ? undefined : urlOf(location);
      return url === undefined ? [] : [[oidOf(method), url]];
    });
}

/** DistributionPoint: `[0]` is its name, of which `[0]` is the full one. */
function distributionPoints(value: Buffer): string[] {
  return itemsIn(value)
    .slice(0, mostNames)
    .flatMap((point) => itemsOf(point).filter((it) => tagOf(it) === 0))
    .flatMap((name) => itemsOf(name).filter((it) => tagOf(it) === 0))
    .flatMap((full) => itemsOf(full).flatMap((it) => urlOf(it) ?? []));
}

/** SignedCertificateTimestampList of RFC 6962 section 3.3: a length of two octets, then such entries. */
function countScts(list: Buffer): number {
  let count = 0;
  for (let at = 2; at + 2 <= list.length; at += 2 + list.readUInt16BE(at)) count += 1;
  return count;
}

function unlessUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
