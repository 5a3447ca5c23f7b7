import { isIP } from 'node:net';
import type { CertificateWish } from './behaviour.js';
import { type Issued, issueAuthority, issueCertificate } from './certificates.js';

// Keys and plain certificates are made once a process: a proof run starts hundreds of servers.
let shared: Promise<{ authority: Issued; key: string }> | undefined;
const issued = new Map<string, Promise<Issued>>();

/** The certificate of a server, with the CA that a client should trust to find it good. */
export async function credentialsFor(
  hostname: string,
  host: string,
  wish: CertificateWish,
  given?: Issued,
): Promise<{ credentials: Issued; ca: string }> {
  if (given !== undefined) return { credentials: given, ca: given.cert };
  shared ??= makeShared();
  const { authority, key } = await shared;
  const { selfSigned = false, ...overrides } = wish;
  const names = [hostname, 'localhost', ...(isIP(host) ? [] : [host])];
  const addresses = isIP(host) ? [host] : [];
  const options = { names, addresses, ...overrides };
  const mark = JSON.stringify([selfSigned, options]);
  const credentials =
    issued.get(mark) ?? issueCertificate(selfSigned ? undefined : authority, { ...options, key });
  issued.set(mark, credentials);
  return { credentials: await credentials, ca: authority.cert };
}

async function makeShared(): Promise<{ authority: Issued; key: string }> {
  const authority = await issueAuthority();
  const { key } = await issueCertificate(authority, { names: ['unused.reference.test'] });
  return { authority, key };
}
