import { X509Certificate } from 'node:crypto';
import type { Identity } from './identities.js';
import { join } from './octets.js';

const HOUR = 3_600_000;

/**
 * An OCSPResponse (RFC 6960 section 4.2) that says `good` of the certificate for a day. It is well formed, and signed by nobody: the
 * names of the issuer and the signature are zeros. Who only reads it finds everything; who verifies it does not believe it.
 */
export function stapledResponse({ chain }: Identity): Buffer {
  const serial = Buffer.from(new X509Certificate(chain[0] ?? Buffer.alloc(0)).serialNumber, 'hex');
  const sha1 = sequence(oid('2b0e03021a'), der(0x05));
  const sha256WithRsa = sequence(oid('2a864886f70d01010b'), der(0x05));
  const certificate = sequence(
    sha1,
    der(0x04, Buffer.alloc(20)),
    der(0x04, Buffer.alloc(20)),
    integer(serial),
  );
  const single = sequence(certificate, der(0x80), time(-HOUR), der(0xa0, time(24 * HOUR)));
  const data = sequence(der(0xa2, der(0x04, Buffer.alloc(20))), time(-HOUR), sequence(single));
  const basic = sequence(data, sha256WithRsa, der(0x03, Buffer.alloc(257)));
  return sequence(
    der(0x0a, Buffer.from([0])),
    der(0xa0, sequence(oid('2b0601050507300101'), der(0x04, basic))),
  );
}

export function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = join(...parts);
  const { length } = content;
  if (length < 0x80) return join([tag, length], content);
  return length < 0x100
    ? join([tag, 0x81, length], content)
    : join([tag, 0x82, length >> 8, length & 255], content);
}

export const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
export const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
/** A positive number. */
export const integer = (octets: Buffer): Buffer =>
  der(0x02, (octets[0] ?? 0) < 0x80 ? octets : join([0], octets));

/** A GeneralizedTime so many milliseconds from now, in whole hours so that it never has fractions. */
export function time(fromNow: number): Buffer {
  const moment = new Date(Math.floor((Date.now() + fromNow) / HOUR) * HOUR);
  const digits = moment.toISOString().replace(/\.\d+|[-:T]/g, '');
  return der(0x18, Buffer.from(digits));
}
