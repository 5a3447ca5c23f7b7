import type { ChannelBinding } from './channel-binding.js';
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
 * @param offered  as the server lists them  @param bindings  what the connection has for -PLUS, see `bindingsOf`
 */
export function fitting(
  offered: readonly string[],
  credentials: Credentials,
  bindings: readonly Pick<ChannelBinding, 'type'>[],
): Spoken[] {
  const names = new Set(offered.map((name) => name.toUpperCase()));
  const fit = spoken.filter((name) => names.has(name) && fits(name, credentials, bindings.length > 0));
  // A server does not tell which bindings it knows, and one that does not know ours may fall over (Dovecot 2.4.1 does). So the one that
  // few know comes last of SCRAM.
  return bindings[0]?.type === 'tls-server-end-point' ? fit.toSorted((a, b) => late(a) - late(b)) : fit;
}

const late = (name: Spoken): number => {
  if (name.endsWith('-PLUS')) return 1;
  return name.startsWith('SCRAM-') ? 0 : 2;
};

function fits(name: Spoken, { password, token, certificate }: Credentials, canBind: boolean): boolean {
  if (name === 'ANONYMOUS') return false;
  if (name === 'EXTERNAL') return certificate !== undefined;
  if (name === 'OAUTHBEARER' || name === 'XOAUTH2') return token !== undefined;
  return password !== undefined && (canBind || !name.endsWith('-PLUS'));
}
