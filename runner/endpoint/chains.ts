import {
  identityOf,
  judgeChain,
  type CertificateFacts as Read,
  readOcspResponse,
  type TrustAnchors,
} from '../certificate/index.js';
import type { Fetcher } from '../net/index.js';
import type { CertificateFacts, ChainFacts, TlsVersion } from '../result/index.js';
import { follow } from './follow.js';
import type { Line } from './line.js';
import { type Meeting, meet } from './meet.js';

/** What the chains of a service are held against. */
export interface Reference {
  readonly anchors: TrustAnchors;
  /** Host name or IP address. */
  readonly name: string;
  readonly now: Date;
  /** Undefined: nobody but the target may be asked. */
  readonly fetcher?: Fetcher | undefined;
}

type Seen = ChainFacts['seen'];

/** The chains that differ in their leaf, the ordinary one first. @param names  how the server met hellos with other names */
export async function seeChains(
  line: Line,
  version: TlsVersion,
  ordinary: Meeting,
  names: { readonly none: Meeting; readonly other: Meeting },
  reference: Reference,
): Promise<readonly ChainFacts[]> {
  const first = judge('default', ordinary, reference);
  const otherKeys = first?.certificates[0]?.keyType === 'RSA' ? 'ECDSA' : 'RSA';
  const second = await meet(line, version, { keys: otherKeys });
  const seen = [
    { chain: first, meeting: ordinary },
    { chain: judge(otherKeys, second, reference), meeting: second },
    { chain: judge('without-name', names.none, reference), meeting: names.none },
    { chain: judge('other-name', names.other, reference), meeting: names.other },
  ].flatMap(({ chain, meeting }) => (chain === undefined ? [] : { chain, meeting }));
  const leafOf = ({ chain }: (typeof seen)[number]) => chain.certificates[0]?.sha256;
  const different = seen.filter(
    (it, position) => seen.findIndex((other) => leafOf(other) === leafOf(it)) === position,
  );
  const followed: ChainFacts[] = [];
  // One after the other: the ordinary chain is followed first, and there is a bound to what is fetched.
  for (const { chain, meeting } of different)
    followed.push({ ...chain, ...(await follow(meeting, reference)) });
  return followed;
}

function judge(
  seen: Seen,
  { certificates, certificateStatus }: Meeting,
  reference: Reference,
): ChainFacts | undefined {
  const chain = judgeChain(certificates, reference.anchors, reference.now);
  const [leaf] = chain?.certificates ?? [];
  if (chain === undefined || leaf === undefined) return undefined;
  const { matches, onlyByCommonName } = identityOf(leaf, reference.name);
  const status = certificateStatus === undefined ? undefined : readOcspResponse(certificateStatus);
  return {
    seen,
    certificates: chain.certificates.map(shown),
    order: chain.order,
    trust: chain.trust,
    ...(chain.problem === undefined ? {} : { problem: chain.problem }),
    ...(chain.trustedBy === undefined ? {} : { anchor: chain.trustedBy }),
    anchorSent: chain.anchorSent,
    weakSignatures: [...chain.weakSignatures],
    daysLeft: chain.daysLeft,
    expired: chain.expired,
    notYetValid: chain.notYetValid,
    matches,
    reference: reference.name,
    onlyByCommonName,
    ...(status === undefined ? {} : { stapled: status.status }),
  };
}

function shown(read: Read): CertificateFacts {
  const { subject, issuer, serial, notBefore, notAfter, names, key, signature } = read;
  const { isAuthority, keyUsage, extendedKeyUsage, mustStaple, scts, ocsp, caIssuers, sha256, spkiSha256 } =
    read;
  return {
    subject,
    issuer,
    serial,
    notBefore,
    notAfter,
    names: [...names],
    keyType: key.type,
    keyBits: key.bits,
    ...(key.curve === undefined ? {} : { curve: key.curve }),
    signature: signature.algorithm,
    hash: signature.hash,
    isAuthority,
    ...(keyUsage === undefined ? {} : { keyUsage: [...keyUsage] }),
    ...(extendedKeyUsage === undefined ? {} : { extendedKeyUsage: [...extendedKeyUsage] }),
    mustStaple,
    scts,
    ...(ocsp.length === 0 ? {} : { ocsp: [...ocsp] }),
    ...(caIssuers.length === 0 ? {} : { caIssuers: [...caIssuers] }),
    sha256,
    spkiSha256,
  };
}
