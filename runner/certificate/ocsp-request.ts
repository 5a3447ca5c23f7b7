import { createHash } from 'node:crypto';
import { Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { contentOf, type Element, encodingOf, itemsIn, itemsOf, tagOf } from './asn1.js';

/** A certificate as OCSP names it (RFC 6960 section 4.1.1). */
export interface CertificateId {
  readonly nameHash: Buffer;
  readonly keyHash: Buffer;
  /** Contents of the INTEGER. */
  readonly serial: Buffer;
}

const sha1 = '1.3.14.3.2.26';

/** A request about one certificate, without a nonce, in DER; SHA-1 names it, as responders expect. Undefined when either cannot be read. */
export function ocspRequest(leaf: Buffer, issuer: Buffer): Buffer | undefined {
  try {
    const { nameHash, keyHash, serial } = certificateId(leaf, issuer, 'SHA-1');
    const certificate = new Sequence({
      value: [
        new Sequence({ value: [new ObjectIdentifier({ value: sha1 }), new Null()] }),
        new OctetString({ valueHex: nameHash }),
        new OctetString({ valueHex: keyHash }),
        new Integer({ valueHex: serial }),
      ],
    });
    // OCSPRequest, TBSRequest, requestList, Request: each holds the next and nothing else.
    const request = [1, 2, 3, 4].reduce((inner) => new Sequence({ value: [inner] }), certificate);
    return Buffer.from(request.toBER());
  } catch {
    return undefined;
  }
}

/** @param hash  'SHA-1', 'SHA-256', …. @throws Unreadable, or what node:crypto does for a hash that it does not know */
export function certificateId(leaf: Buffer, issuer: Buffer, hash: string): CertificateId {
  const digest = (octets: Buffer): Buffer => createHash(hash.replace('-', '')).update(octets).digest();
  const [serial, , name] = fieldsOf(leaf);
  const [, , , , , spki] = fieldsOf(issuer);
  return {
    nameHash: digest(encodingOf(name as Element)),
    // The contents of the BIT STRING, without the octet that counts unused bits.
    keyHash: digest(contentOf(itemsOf(spki)[1])),
    serial: contentOf(serial),
  };
}

/** Of tbsCertificate, from the serial number on. @throws Unreadable */
function fieldsOf(der: Buffer): Element[] {
  return itemsOf(itemsIn(der)[0]).filter((it) => tagOf(it) !== 0);
}
