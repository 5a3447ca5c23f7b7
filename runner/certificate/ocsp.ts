import { contentOf, type Element, itemsIn, itemsOf, oidOf, smallIntegerOf, tagOf, timeOf } from './asn1.js';

/** An OCSP response (RFC 6960); its signature is not verified. */
export interface OcspFacts {
  /** error: the responder gave no answer. */
  readonly status: 'good' | 'revoked' | 'unknown' | 'error';
  /** ISO 8601. */
  readonly producedAt?: string;
  readonly thisUpdate?: string;
  readonly nextUpdate?: string;
  /** Serial number of the certificate that it is about, hexadecimal, as `CertificateFacts.serial`. */
  readonly forSerial?: string;
}

const basic = '1.3.6.1.5.5.7.48.1.1';
const statuses = ['good', 'revoked', 'unknown'] as const;

/** The first answer of a DER response; undefined when it is none. Never throws. */
export function readOcspResponse(der: Buffer): OcspFacts | undefined {
  try {
    return response(itemsIn(der));
  } catch {
    return undefined;
  }
}

function response([responseStatus, responseBytes]: readonly Element[]): OcspFacts | undefined {
  if (smallIntegerOf(responseStatus) !== 0 || responseBytes === undefined) return { status: 'error' };
  const [type, octets] = itemsOf(itemsOf(responseBytes)[0]);
  if (oidOf(type) !== basic) return undefined;
  const data = itemsOf(itemsIn(contentOf(octets))[0]);
  // version [0] may be left out; then the responder, [1] or [2].
  const [, producedAt, responses] = data.filter((it) => tagOf(it) !== 0);
  const [certificateId, certificateStatus, thisUpdate, ...rest] = itemsOf(itemsOf(responses)[0]);
  const status = certificateStatus && statuses[tagOf(certificateStatus) ?? -1];
  if (status === undefined) return undefined;
  const next = rest.find((it) => tagOf(it) === 0);
  return {
    status,
    producedAt: timeOf(producedAt).toISOString(),
    thisUpdate: timeOf(thisUpdate).toISOString(),
    ...(next === undefined ? {} : { nextUpdate: timeOf(itemsOf(next)[0]).toISOString() }),
    forSerial: contentOf(itemsOf(certificateId)[3]).toString('hex').slice(0, 64),
  };
}
