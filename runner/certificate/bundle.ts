import { X509Certificate } from 'node:crypto';
import { type Element, encodingOf, itemsIn, itemsOf, oidOf, tagOf } from './asn1.js';
import { parseCertificate } from './certificate.js';

const pem = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
const signedData = '1.2.840.113549.1.7.2';
/** More than anybody publishes as one issuer. */
const most = 10;

/** DER of the certificates in what a CA publishes: one in DER, some in PEM, or a certs-only PKCS #7 (RFC 5280 section 4.2.2.1). Never throws. */
export function certificatesIn(octets: Buffer): Buffer[] {
  const found = [
    ...dersOf(() => [octets]),
    ...dersOf(() => inPem(octets)),
    ...dersOf(() => inSignedData(octets)),
  ];
  return found.slice(0, most);
}

function dersOf(read: () => Buffer[]): Buffer[] {
  try {
    return read()
      .slice(0, most)
      .filter((der) => parseCertificate(der) !== undefined);
  } catch {
    return [];
  }
}

const inPem = (octets: Buffer): Buffer[] =>
  (octets.toString('latin1').match(pem) ?? []).map((text) => new X509Certificate(text).raw);

/** ContentInfo of RFC 5652 with SignedData, of which `[0]` is the certificates. */
function inSignedData(octets: Buffer): Buffer[] {
  const [type, content] = itemsIn(octets);
  if (oidOf(type) !== signedData) return [];
  const [data] = itemsOf(content) as [Element];
  const certificates = itemsOf(data).find((it) => tagOf(it) === 0);
  return certificates === undefined ? [] : itemsOf(certificates).map(encodingOf);
}
