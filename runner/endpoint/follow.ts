import {
  certificatesIn,
  issuerOf,
  judgeChain,
  judgeOcspResponse,
  ocspRequest,
  type Revocation,
  readCertificate,
  type TrustAnchors,
} from '../certificate/index.js';
import type { Fetcher } from '../net/index.js';
import { escapeOctets } from '../protocol/octets.js';
import type { ChainFacts } from '../result/index.js';

/** What is needed to follow a chain. */
export interface Trail {
  readonly anchors: TrustAnchors;
  readonly now: Date;
  /** Undefined: nobody but the target may be asked. */
  readonly fetcher?: Fetcher | undefined;
}

/** Certificates as sent, and the stapled response. */
interface Sent {
  readonly certificates: readonly Buffer[];
  readonly certificateStatus: Buffer | undefined;
}

type Followed = Pick<ChainFacts, 'needed' | 'trustWithFetched' | 'revocation' | 'revocationDetail'>;

/** So many steps upwards are taken for what was not sent. */
const mostSteps = 3;

/** Follows what the certificates point to: the issuers that were not sent, then whoever knows whether the leaf is revoked. */
export async function follow(sent: Sent, trail: Trail): Promise<Followed> {
  const { fetched, facts } = await complete(sent.certificates, trail);
  const revocation = await revocationOf(sent, fetched, trail);
  return {
    ...facts,
    ...(revocation === undefined
      ? {}
      : { revocation: revocation.status, revocationDetail: revocation.detail }),
  };
}

interface Completed {
  readonly fetched: readonly Buffer[];
  readonly facts: Pick<Followed, 'needed' | 'trustWithFetched'>;
}

/** Fetches the issuer of the last certificate on the path, until it leads to an anchor or no further. */
async function complete(
  [leaf, ...others]: readonly Buffer[],
  { anchors, now, fetcher }: Trail,
): Promise<Completed> {
  const fetched: Buffer[] = [];
  // What was fetched stands behind the leaf, as only the first certificates of a long list are judged.
  const judge = () => leaf && judgeChain([leaf, ...fetched, ...others], anchors, now);
  let chain = fetcher && judge();
  for (let step = 0; step < mostSteps && chain !== undefined && fetcher !== undefined; step += 1) {
    const { certificates, path, trust } = chain;
    const last = certificates[path.at(-1) ?? 0];
    const isIncomplete = trust === 'missing-intermediate' || trust === 'unknown-authority';
    if (!isIncomplete || last === undefined || last.selfSigned) break;
    fetched.push(...(await firstOf(last.caIssuers, fetcher)));
    chain = judge();
    if (chain?.path.length === path.length) break;
  }
  if (chain === undefined) return { fetched, facts: {} };
  const { certificates, path, trust } = chain;
  const needed = path
    .filter((place) => place >= 1 && place <= fetched.length)
    .flatMap((place) => certificates[place] ?? [])
    .filter(({ selfSigned }) => !selfSigned)
    .map(({ subject }) => subject);
  return { fetched, facts: needed.length === 0 ? {} : { needed, trustWithFetched: trust } };
}

/** The certificates at the first of these URLs that has any. */
async function firstOf(urls: readonly string[], fetcher: Fetcher): Promise<Buffer[]> {
  for (const url of urls) {
    const answer = await fetcher.obtain('issuer', url);
    const found = 'octets' in answer ? certificatesIn(answer.octets) : [];
    if (found.length > 0) return found;
  }
  return [];
}

/** By the responder if it may be asked, else by what was stapled: the responder's answer is the fresher one. Whoever says `revoked` is believed. */
async function revocationOf(
  { certificates: [leaf, ...others], certificateStatus }: Sent,
  fetched: readonly Buffer[],
  { anchors, now, fetcher }: Trail,
): Promise<Revocation | undefined> {
  const urls = (leaf && readCertificate(leaf)?.ocsp) ?? [];
  const url = urls.find((it) => /^https?:/i.test(it)) ?? urls[0];
  const responder = fetcher !== undefined && url !== undefined ? { fetcher, url } : undefined;
  if (leaf === undefined || (certificateStatus === undefined && responder === undefined)) return undefined;
  const issuer = issuerOf(leaf, [...others, ...fetched], anchors);
  if (issuer === undefined) return { status: 'error', detail: 'the certificate of its issuer is not known' };
  const stapled =
    certificateStatus &&
    named('the stapled response', judgeOcspResponse(certificateStatus, leaf, issuer, now));
  if (stapled?.status === 'revoked' || responder === undefined) return stapled;
  const asked = named(
    `the responder ${escapeOctets(responder.url)}`,
    await ask(leaf, issuer, responder, now),
  );
  return asked.status === 'good' || asked.status === 'revoked' ? asked : (stapled ?? asked);
}

const named = (who: string, { status, detail }: Revocation): Revocation => ({
  status,
  detail: `${who}: ${detail}`,
});

async function ask(
  leaf: Buffer,
  issuer: Buffer,
  { fetcher, url }: { readonly fetcher: Fetcher; readonly url: string },
  now: Date,
): Promise<Revocation> {
  const request = ocspRequest(leaf, issuer);
  if (request === undefined) return { status: 'error', detail: 'the certificate cannot be asked about' };
  const answer = await fetcher.obtain('ocsp', url, request);
  if ('problem' in answer) return { status: 'error', detail: answer.problem };
  return judgeOcspResponse(answer.octets, leaf, issuer, now);
}
