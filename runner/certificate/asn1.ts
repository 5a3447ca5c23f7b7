import {
  Boolean as Asn1Boolean,
  type AsnType,
  BaseStringBlock,
  Constructed,
  fromBER,
  ObjectIdentifier,
  UTCTime,
} from 'asn1js';

/** One element of ASN.1, as the reader of this room hands it on. */
export type Element = AsnType;

/** Octets that are not what they should be; caught at the doors of this room. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** The one element that these octets are. asn1js bounds depth and number of the elements. @throws Unreadable */
export function elementOf(octets: Uint8Array): Element {
  const { offset, result } = fromBER(octets, { parseEmbedded: false });
  if (offset !== octets.length) throw new Unreadable(result.error || 'octets behind the end');
  return result;
}

/** The elements within a constructed one. @throws Unreadable */
export function itemsOf(element: Element | undefined): Element[] {
  if (!(element instanceof Constructed)) throw new Unreadable('not constructed');
  return element.valueBlock.value as Element[];
}

/** The elements of an encoded SEQUENCE or SET. @throws Unreadable */
export const itemsIn = (octets: Uint8Array): Element[] => itemsOf(elementOf(octets));

/** Dotted decimals. @throws Unreadable */
export function oidOf(element: Element | undefined): string {
  if (!(element instanceof ObjectIdentifier)) throw new Unreadable('no object identifier');
  return element.getValue();
}

/** UTCTime or GeneralizedTime. @throws Unreadable */
export function timeOf(element: Element | undefined): Date {
  // GeneralizedTime is a kind of UTCTime in asn1js.
  if (!(element instanceof UTCTime)) throw new Unreadable('no time');
  const date = element.toDate();
  if (Number.isNaN(date.getTime())) throw new Unreadable('no such time');
  return date;
}

export const isTrue = (element: Element | undefined): boolean =>
  element instanceof Asn1Boolean && element.getValue();

/** The text of a string type; undefined for anything else. */
export const textOf = (element: Element | undefined): string | undefined =>
  element instanceof BaseStringBlock ? element.getValue() : undefined;

/** The contents of a primitive element. */
export function contentOf(element: Element | undefined): Buffer {
  const block = element?.valueBlock;
  if (block === undefined || !('valueHexView' in block)) throw new Unreadable('not primitive');
  return Buffer.from(block.valueHexView as Uint8Array);
}

/** The whole element as it was encoded. */
export const encodingOf = (element: Element): Buffer => Buffer.from(element.valueBeforeDecodeView);

/** Small non-negative INTEGER or ENUMERATED. @throws Unreadable */
export function smallIntegerOf(element: Element | undefined): number {
  const octets = contentOf(element);
  if (octets.length === 0 || octets.length > 4) throw new Unreadable('no small integer');
  return octets.readIntBE(0, octets.length);
}

/** Number of a context-specific tag, as in `[2]`; undefined for a universal one. */
export const tagOf = (element: Element): number | undefined =>
  element.idBlock.tagClass === 3 ? element.idBlock.tagNumber : undefined;

/** Numbers of the bits that are set in a BIT STRING, leftmost first. */
export function bitsOf(element: Element | undefined): number[] {
  const octets = contentOf(element);
  return [...octets].flatMap((octet, at) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => (octet & (0x80 >> bit)) !== 0).map((bit) => at * 8 + bit),
  );
}
