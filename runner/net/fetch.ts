import { isIP } from 'node:net';
import { reachOf } from '../protocol/ip.js';
import { escapeOctets } from '../protocol/octets.js';

/** What a certificate may point to: the certificate of its issuer, or a responder that knows whether it is revoked. */
export type FetchPurpose = 'issuer' | 'ocsp';

export interface FetchNote {
  /** Escaped like transcript data, as is the result. */
  readonly url: string;
  readonly what: FetchPurpose;
  /** "1342 octets", or why there are none, in words. */
  readonly result: string;
}

export type Fetched = { readonly octets: Buffer } | { readonly problem: string };

/** Fetches what certificates of one target name. A certificate is hostile input: every fetch is bounded, and none throws. */
export interface Fetcher {
  /** GET, or POST of an OCSP request (RFC 6960 appendix A). The same question is asked once. */
  obtain(what: FetchPurpose, url: string, request?: Buffer): Promise<Fetched>;
  /** Everything that was fetched or refused, in this order. */
  readonly notes: readonly FetchNote[];
}

export interface FetcherSettings {
  /** Of the target. What is not on the Internet is fetched only if the target is not there either. */
  readonly targetAddress: string;
  /** The address of a name; undefined when it has none. */
  readonly resolve: (host: string) => Promise<string | undefined>;
  /** Ends what is under way. */
  readonly signal?: AbortSignal | undefined;
  /** For each fetch in all; default 10 s. */
  readonly timeoutMs?: number;
}

/** So many are tried for one target, those included that are refused. */
const mostFetches = 6;
const mostOctets = 64 * 1024;
const longestUrl = 1_000;

/** A fetch that is not made, or came to nothing. */
class Refused extends Error {}

export function fetcherFor(settings: FetcherSettings): Fetcher {
  const asked = new Map<string, Promise<Fetched>>();
  const notes: FetchNote[] = [];
  const once = async (what: FetchPurpose, url: string, request: Buffer | undefined): Promise<Fetched> => {
    const fetched = await attempt(settings, url, request);
    const result = 'octets' in fetched ? `${fetched.octets.length} octets` : fetched.problem;
    notes.push({ url: escapeOctets(url.slice(0, longestUrl)), what, result });
    return fetched;
  };
  return {
    notes,
    obtain(what, url, request) {
      const question = `${url}\0${request?.toString('hex') ?? ''}`;
      const known = asked.get(question);
      if (known !== undefined) return known;
      if (asked.size >= mostFetches)
        return Promise.resolve({
          problem: `${mostFetches} fetches were made for this target, and no more are`,
        });
      const answer = once(what, url, request);
      asked.set(question, answer);
      return answer;
    },
  };
}

async function attempt(
  { targetAddress, resolve, signal, timeoutMs = 10_000 }: FetcherSettings,
  url: string,
  request: Buffer | undefined,
): Promise<Fetched> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const either = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
  try {
    const goal = httpUrl(url);
    const address = await unlessAborted(resolve(hostOf(goal)), either);
    if (address === undefined) return { problem: `the name ${hostOf(goal)} has no address` };
    const reason = whyRefused(address, targetAddress);
    if (reason !== undefined) return { problem: reason };
    return { octets: await exchange(goal, address, request, { signal: either, timeoutMs }) };
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message };
    if (deadline.aborted) return { problem: `no complete answer within ${timeoutMs / 1_000} s` };
    if (signal?.aborted === true) return { problem: 'interrupted' };
    return { problem: escapeOctets((error as Error).message.slice(0, 200)) };
  }
}

/** @throws Refused */
function httpUrl(text: string): URL {
  // A certificate holds IA5String; what else the reader of it shows is no URL that anybody meant.
  const goal =
    /^[\x21-\x5b\x5d-\x7e]+$/.test(text) && text.length <= longestUrl && URL.canParse(text)
      ? new URL(text)
      : undefined;
  if (goal === undefined) throw new Refused('not fetched: it is no URL');
  if (!/^https?:$/.test(goal.protocol)) throw new Refused('not fetched: it is neither http nor https');
  return goal;
}

/** URL writes every form of an IPv4 address in the usual one, so that 0x7f.1 is seen for what it is. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** Why this address is not to be asked: a certificate must not make us a way into the network of the auditor. */
function whyRefused(address: string, targetAddress: string): string | undefined {
  const [reach, own] = [reachOf(address), reachOf(targetAddress)];
  const isAllowed =
    reach === 'public' ||
    (reach === 'loopback' && own === 'loopback') ||
    (reach === 'private' && (own === 'private' || own === 'loopback'));
  if (isAllowed) return undefined;
  const kind =
    reach === 'other'
      ? 'no address of a server on the Internet'
      : `a ${reach} address, unlike that of the target`;
  return `not fetched: ${address} is ${kind}`;
}

/** The body of the answer. The connection goes to this address, whatever the name has become meanwhile. @throws */
async function exchange(
  goal: URL,
  address: string,
  request: Buffer | undefined,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<Buffer> {
  // Loaded for those alone who allow it.
  const undici = await import('undici');
  const agent = new undici.Agent({
    connect: {
      // The signal ends a request, and not a connection that is yet to come about.
      timeout: timeoutMs,
      autoSelectFamily: false,
      lookup: (_host, _options, done) => done(null, address, isIP(address)),
    },
  });
  try {
    const { statusCode, body } = await undici.request(goal, {
      dispatcher: agent,
      signal,
      headers: { 'user-agent': 'smtpspec', ...(request && { 'content-type': 'application/ocsp-request' }) },
      ...(request === undefined ? { method: 'GET' } : { method: 'POST', body: request }),
    });
    // What is not read ends with the agent, and complains of it.
    body.on('error', () => {});
    if (statusCode >= 300 && statusCode < 400)
      throw new Refused(`HTTP ${statusCode}: it is to be found elsewhere, where nobody looks`);
    if (statusCode !== 200) throw new Refused(`HTTP ${statusCode}`);
    return await wholeOf(body);
  } finally {
    await agent.destroy();
  }
}

/** @throws Refused when it is too long */
async function wholeOf(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of body) {
    octets += chunk.length;
    if (octets > mostOctets) throw new Refused(`more than ${mostOctets} octets`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws the reason of the signal */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_done, fail) => {
    if (signal.aborted) fail(signal.reason);
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}
