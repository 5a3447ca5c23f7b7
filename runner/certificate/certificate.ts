import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { type KeyFacts, keyFacts, type SignatureFacts, signatureFacts } from './algorithms.js';
import { contentOf, type Element, encodingOf, itemsIn, itemsOf, tagOf, timeOf } from './asn1.js';
import { type ExtensionFacts, extensionFacts } from './extensions.js';
import { commonNameOf, distinguishedName } from './names.js';

/** One certificate (RFC 5280) as plain data. Every text of it is bounded, and shows control characters in hexadecimal. */
export interface CertificateFacts {
  /** Distinguished names in the style of RFC 4514. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal, as it is encoded. */
  readonly serial: string;
  /** ISO 8601. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** subjectAltName: 'DNS:mx.example', 'IP:192.0.2.1', 'SRV:_submission.example', … */
  readonly names: readonly string[];
  readonly commonName?: string;
  readonly key: KeyFacts;
  readonly signature: SignatureFacts;
  /** basicConstraints with cA. */
  readonly isAuthority: boolean;
  readonly pathLength?: number;
  readonly keyUsage?: readonly string[];
  /** 'serverAuth', …; dotted decimals where we know no name. */
  readonly extendedKeyUsage?: readonly string[];
  /** TLS feature status_request (RFC 7633). */
  readonly mustStaple: boolean;
  /** Embedded signed certificate timestamps (RFC 6962). */
  readonly scts: number;
  /** URLs of OCSP responders, of the issuer's certificate, of revocation lists. */
  readonly ocsp: readonly string[];
  readonly caIssuers: readonly string[];
  readonly crl: readonly string[];
  /** Fingerprints of the certificate and of its SubjectPublicKeyInfo, in hexadecimal. */
  readonly sha256: string;
  readonly spkiSha256: string;
  /** Subject and issuer are the same, and its own key verifies the signature. */
  readonly selfSigned: boolean;
}

/** What path validation needs beside the facts. */
export interface Parsed {
  readonly facts: CertificateFacts;
  readonly x509: X509Certificate;
  /** Undefined where OpenSSL does not know its kind. */
  readonly key: KeyObject | undefined;
  /** 1 or 3. */
  readonly version: number;
  readonly extensions: ExtensionFacts;
}

/** Facts of a DER certificate; undefined when it is none. Never throws. */
export const readCertificate = (der: Buffer): CertificateFacts | undefined => parseCertificate(der)?.facts;

/** The same, with what this room needs to verify it. */
export function parseCertificate(der: Buffer): Parsed | undefined {
  try {
    return parsed(der);
  } catch {
    return undefined;
  }
}

function parsed(der: Buffer): Parsed {
  const [tbs, algorithm] = itemsIn(der);
  const fields = itemsOf(tbs);
  const [version] = fields.filter((it) => tagOf(it) === 0);
  const [serial, , issuer, validity, subject, spki] = version === undefined ? fields : fields.slice(1);
  const list = fields.find((it) => tagOf(it) === 3);
  const extensions = extensionFacts(list && itemsOf(list)[0]);
  const x509 = new X509Certificate(der);
  const key = publicKeyOf(x509);
  const [notBefore, notAfter] = itemsOf(validity);
  const { authority, pathLength, keyUsage, extendedKeyUsage } = extensions;
  const commonName = commonNameOf(subject);
  const { names, mustStaple, scts, ocsp, caIssuers, crl } = extensions;
  return {
    facts: {
      subject: distinguishedName(subject),
      issuer: distinguishedName(issuer),
      serial: contentOf(serial).toString('hex').slice(0, 64),
      notBefore: timeOf(notBefore).toISOString(),
      notAfter: timeOf(notAfter).toISOString(),
      names,
      ...(commonName === undefined ? {} : { commonName }),
      key: keyFacts(key),
      signature: signatureFacts(algorithm),
      isAuthority: authority === true,
      ...(pathLength === undefined ? {} : { pathLength }),
      ...(keyUsage === undefined ? {} : { keyUsage }),
      ...(extendedKeyUsage === undefined ? {} : { extendedKeyUsage }),
      mustStaple,
      scts,
      ocsp,
      caIssuers,
      crl,
      sha256: sha256(der),
      spkiSha256: sha256(encodingOf(spki as Element)),
      selfSigned: x509.subject === x509.issuer && signedWith(x509, key),
    },
    x509,
    key,
    version: version === undefined ? 1 : 3,
    extensions,
  };
}

/** Whether this key verifies the signature; a key or an algorithm that OpenSSL does not know verifies nothing. */
export function signedWith(x509: X509Certificate, key: KeyObject | undefined): boolean {
  try {
    return key !== undefined && x509.verify(key);
  } catch {
    return false;
  }
}

function publicKeyOf(x509: X509Certificate): KeyObject | undefined {
  try {
    return x509.publicKey;
  } catch {
    return undefined;
  }
}

const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex');
