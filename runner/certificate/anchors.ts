import { X509Certificate } from 'node:crypto';
import { type Parsed, parseCertificate } from './certificate.js';

/** The certificates that a run trusts. */
export interface TrustAnchors {
  /** Those whose subject is this name, as `X509Certificate` writes names. */
  named(subject: string): readonly Parsed[];
}

const certificate =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

/**
 * Anchors of PEM texts, each with one or more certificates; what is no certificate is passed over. They are read when the first name is
 * looked up, as the public roots alone take 20 ms.
 */
export function trustAnchors(pems: readonly string[]): TrustAnchors {
  let index: Map<string, X509Certificate[]> | undefined;
  return {
    named: (subject) => {
      index ??= indexOf(pems.flatMap(certificatesIn));
      const found = index.get(nameKey(subject)) ?? [];
      return found.flatMap(({ raw }) => parseCertificate(raw) ?? []);
    },
  };
}

/** Names are the same whatever their case and the width of their blanks (RFC 5280 section 7.1). */
export const nameKey = (name: string | undefined): string =>
  (name ?? '')
    .toLowerCase()
    .replace(/[ \t]+/g, ' ')
    .replace(/(?<==) | $/gm, '');

function indexOf(certificates: readonly X509Certificate[]): Map<string, X509Certificate[]> {
  const index = new Map<string, X509Certificate[]>();
  for (const it of certificates)
    index.set(nameKey(it.subject), [...(index.get(nameKey(it.subject)) ?? []), it]);
  return index;
}

function certificatesIn(pem: string): X509Certificate[] {
  return (pem.match(certificate) ?? []).flatMap((it) => {
    try {
      return [new X509Certificate(it)];
    } catch {
      return [];
    }
  });
}
