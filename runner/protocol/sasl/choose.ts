import type { Credentials } from './client.js';

/** All that we speak, what gives least away in front. */
export const spoken = [
  'SCRAM-SHA-512-PLUS',
  'SCRAM-SHA-256-PLUS',
  'SCRAM-SHA-1-PLUS',
  'SCRAM-SHA-512',
  'SCRAM-SHA-256',
  'SCRAM-SHA-1',
  'EXTERNAL',
  'OAUTHBEARER',
  'XOAUTH2',
  'DIGEST-MD5',
  'CRAM-MD5',
  'PLAIN',
  'LOGIN',
  'ANONYMOUS',
] as const;

export type Spoken = (typeof spoken)[number];

/**
 * The mechanisms that both sides speak and the credentials fit, the one to try first in front. ANONYMOUS fits none: it logs nobody in.
 * @param offered  as the server lists them  @param canBind  the connection has something for -PLUS to bind to
 */
export function fitting(offered: readonly string[], credentials: Credentials, canBind: boolean): Spoken[] {
  const names = new Set(offered.map((name) => name.toUpperCase()));
  return spoken.filter((name) => names.has(name) && fits(name, credentials, canBind));
}

function fits(name: Spoken, { password, token, certificate }: Credentials, canBind: boolean): boolean {
  if (name === 'ANONYMOUS') return false;
  if (name === 'EXTERNAL') return certificate !== undefined;
  if (name === 'OAUTHBEARER' || name === 'XOAUTH2') return token !== undefined;
  return password !== undefined && (canBind || !name.endsWith('-PLUS'));
}
