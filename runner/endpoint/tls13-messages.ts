import type { Extension } from '../protocol/tls/index.js';

/** What the encrypted messages of a TLS 1.3 server say (RFC 8446 section 4). What does not fit its lengths is left out. */
export interface CertificateMessage {
  /** DER, in the order sent. */
  readonly certificates: readonly Buffer[];
  /** The OCSP response that came with the leaf. */
  readonly certificateStatus: Buffer | undefined;
}

/** Lifetime in seconds; how much early data it allows, in octets. */
export interface Ticket {
  readonly lifetime: number;
  readonly earlyData: number;
}

/** A list of extensions behind its length; what does not fit is left out. */
export function readExtensions(octets: Buffer): Extension[] {
  const found: Extension[] = [];
  if (octets.length < 2) return found;
  const end = Math.min(octets.length, 2 + octets.readUInt16BE(0));
  for (let at = 2; at + 4 <= end; ) {
    const length = octets.readUInt16BE(at + 2);
    if (at + 4 + length > end) break;
    found.push({ type: octets.readUInt16BE(at), data: octets.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return found;
}

export function readCertificate(body: Buffer): CertificateMessage {
  const certificates: Buffer[] = [];
  let certificateStatus: Buffer | undefined;
  let at = 1 + (body[0] ?? 0) + 3;
  while (at + 3 <= body.length) {
    const length = body.readUIntBE(at, 3);
    const end = at + 3 + length;
    if (end + 2 > body.length) break;
    const more = body.subarray(end);
    if (certificates.length === 0) {
      const status = readExtensions(more).find(({ type }) => type === 5)?.data;
      certificateStatus = status?.subarray(4);
    }
    certificates.push(body.subarray(at + 3, end));
    at = end + 2 + more.readUInt16BE(0);
  }
  return { certificates, certificateStatus };
}

export function readTicket(body: Buffer): Ticket | undefined {
  if (body.length < 9) return undefined;
  const lifetime = body.readUInt32BE(0);
  const nonceEnd = 9 + (body[8] ?? 0);
  if (nonceEnd + 2 > body.length) return { lifetime, earlyData: 0 };
  const ticketEnd = nonceEnd + 2 + body.readUInt16BE(nonceEnd);
  const early = readExtensions(body.subarray(ticketEnd)).find(({ type }) => type === 42)?.data;
  return { lifetime, earlyData: early?.length === 4 ? early.readUInt32BE(0) : 0 };
}
