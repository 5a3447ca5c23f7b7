import { isIP } from 'node:net';
import type { CertificateFacts } from './certificate.js';
import { canonicalAddress } from './names.js';

export interface Identity {
  readonly matches: boolean;
  /** The name that fits: 'DNS:*.example'. */
  readonly by?: string;
  /** No name fits, but the common name would, which no longer counts. */
  readonly onlyByCommonName: boolean;
}

/**
 * Whether a certificate names this server (RFC 9525 section 6). Only subjectAltName counts; a wildcard stands for one whole leftmost label;
 * an address is matched by an address alone.
 * @param reference  host name, IP address, or a service with its domain as in RFC 4985: `_submission.example`
 */
export function identityOf(certificate: CertificateFacts, reference: string): Identity {
  const fits = isIP(reference) === 0 ? nameMatcher(reference) : addressMatcher(reference);
  const by = certificate.names.find(fits);
  if (by !== undefined) return { matches: true, by, onlyByCommonName: false };
  const { commonName } = certificate;
  const isCommon = commonName !== undefined && [`DNS:${commonName}`, `IP:${commonName}`].some(fits);
  return { matches: false, onlyByCommonName: isCommon };
}

function addressMatcher(reference: string): (name: string) => boolean {
  const wanted = `IP:${canonicalAddress(reference)}`;
  return (name) => name === wanted;
}

function nameMatcher(reference: string): (name: string) => boolean {
  const wanted = canonicalName(reference);
  if (wanted.startsWith('_')) return (name) => canonicalName(name) === `srv:${wanted}`;
  const [, parent = ''] = /^[^.]+\.(.+)$/.exec(wanted) ?? [];
  return (name) => {
    const presented = canonicalName(name);
    return presented === `dns:${wanted}` || (parent !== '' && presented === `dns:*.${parent}`);
  };
}

/** Lower case, in A-labels (section 6.3), with no dot at the end. */
function canonicalName(name: string): string {
  const plain = name.toLowerCase().replace(/\.$/, '');
  if (/^[\x00-\x7f]*$/.test(plain)) return plain;
  const url = `http://${plain}/`;
  return URL.canParse(url) ? new URL(url).hostname : plain;
}
