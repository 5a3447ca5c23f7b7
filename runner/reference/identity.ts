import { isIP } from 'node:net';
import type { CertificateWish } from './behaviour.js';
import {
  type CertificateOptions,
  type Issued,
  issueAuthority,
  issueCertificate,
  type KeyKind,
  newKey,
} from './certificates.js';
import type { Credentials, SmtpService } from './site.js';

// Keys and plain certificates are made once a process: a proof run starts hundreds of servers.
const made = new Map<string, Promise<unknown>>();
function once<T>(name: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(name) ?? make();
  made.set(name, known);
  return known as Promise<T>;
}

const root = (): Promise<Issued> => once('root', () => issueAuthority());
const unrelated = (): Promise<Issued> => once('unrelated', () => issueAuthority('an unrelated CA'));
const keyOf = (kind: KeyKind): Promise<string> => once(`key ${kind}`, () => newKey(kind));

const DAY = 24 * 3_600_000;
const subordinate = 'smtpspec reference intermediate CA';

/** The authority that signs the certificate of such a server; undefined where its own key does. */
export async function issuerOf({
  issuer = 'root',
  selfSigned = false,
}: CertificateWish): Promise<Issued | undefined> {
  if (selfSigned) return undefined;
  if (issuer === 'root') return root();
  if (issuer === 'unrelated') return unrelated();
  if (issuer === 'server')
    return once(issuer, async () => issueCertificate(await root(), { names: ['server.reference.test'] }));
  if (issuer === 'intermediate') return once(issuer, async () => issueAuthority(subordinate, await root()));
  const past = { notBefore: new Date(Date.now() - 30 * DAY), notAfter: new Date(Date.now() - DAY) };
  return once(issuer, async () => issueAuthority(subordinate, await root(), past));
}

interface Identity {
  readonly credentials: Credentials;
  /** Where each service has its own. */
  readonly ownCredentials?: Readonly<Record<SmtpService, Credentials>>;
  /** PEM of the CA that a client should trust to find them good. */
  readonly ca: string;
}

/** The certificate of a server, with the CA that a client should trust to find it good. */
export async function credentialsFor(
  hostname: string,
  host: string,
  wish: CertificateWish,
  given?: Issued,
): Promise<Identity> {
  if (given !== undefined) return { credentials: given, ca: given.cert };
  const ca = (await root()).cert;
  const credentials = await wished(hostname, host, wish);
  if (!wish.perService) return { credentials, ca };
  const own = async (): Promise<Credentials> => {
    const key = await newKey('rsa-2048');
    const { cert } = await issueCertificate(await root(), { ...optionsOf(hostname, host, wish), key });
    return { key, cert };
  };
  const [smtp, submission, submissions] = await Promise.all([own(), own(), own()]);
  return { credentials: smtp, ownCredentials: { smtp, submission, submissions }, ca };
}

async function wished(hostname: string, host: string, wish: CertificateWish): Promise<Credentials> {
  const { keys = ['rsa-2048'], sends = ['leaf'] } = wish;
  const options = optionsOf(hostname, host, wish);
  const issuer = await issuerOf(wish);
  const leaves = await Promise.all(
    keys.map(async (kind) => {
      const key = await keyOf(kind);
      const mark = JSON.stringify([wish.issuer, wish.selfSigned, kind, options]);
      return once(mark, () => issueCertificate(issuer, { ...options, key }));
    }),
  );
  const others = {
    intermediate: issuer?.cert,
    root: (await root()).cert,
    unrelated: (await unrelated()).cert,
  };
  const chains = leaves.map(({ cert }) =>
    sends.map((what) => (what === 'leaf' ? cert : others[what])).join(''),
  );
  const [first] = leaves;
  if (leaves.length === 1 && first !== undefined) return { key: first.key, cert: chains.join('') };
  return { key: leaves.map(({ key }) => key), cert: chains };
}

function optionsOf(hostname: string, host: string, wish: CertificateWish): CertificateOptions {
  const { hash, keyUsage, extendedKeyUsage, mustStaple, ocsp, caIssuers, notBefore, notAfter } = wish;
  const usual = [hostname, 'localhost', ...(isIP(host) ? [] : [host])];
  const names = wish.wildcard ? [hostname.replace(/^[^.]+/, '*')] : (wish.names ?? usual);
  const addresses = wish.addresses ?? (isIP(host) ? [host] : []);
  return {
    ...(wish.commonNameOnly ? { names: [], commonName: hostname } : { names, addresses }),
    ...(hash === undefined ? {} : { hash }),
    ...(keyUsage === undefined ? {} : { keyUsage }),
    ...(extendedKeyUsage === undefined ? {} : { extendedKeyUsage }),
    ...(mustStaple === undefined ? {} : { mustStaple }),
    ...(ocsp === undefined ? {} : { ocsp }),
    ...(caIssuers === undefined ? {} : { caIssuers }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(notAfter === undefined ? {} : { notAfter }),
  };
}
