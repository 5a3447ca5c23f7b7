import { anonymous } from './anonymous.js';
import { bindingsOf, type Channel, type ChannelBinding } from './channel-binding.js';
import type { Spoken } from './choose.js';
import { CannotGoOn, type Credentials, type SaslClient } from './client.js';
import { cramMd5 } from './cram-md5.js';
import { digestMd5 } from './digest-md5.js';
import { external } from './external.js';
import { login } from './login.js';
import { oauthbearer, type Place } from './oauthbearer.js';
import { plain } from './plain.js';
import { prepare } from './prepare.js';
import { type Binding, scram, type scramHashes } from './scram.js';
import { xoauth2 } from './xoauth2.js';

/** Where an exchange takes place. */
export interface Setting extends Place {
  /** The TLS connection around it; undefined in clear. */
  readonly channel: Channel | undefined;
  /** Mechanisms that the server lists, in upper case. */
  readonly offered: readonly string[];
  /** What -PLUS binds to; default: the first that the connection has. */
  readonly bindTo?: ChannelBinding['type'];
}

/** A client for one exchange. @throws CannotGoOn where the credentials or the connection lack what the mechanism needs */
export async function saslClient(
  name: Spoken,
  credentials: Credentials,
  setting: Setting,
): Promise<SaslClient> {
  if (name === 'PLAIN') return plain(credentials);
  if (name === 'LOGIN') return login(credentials);
  if (name === 'EXTERNAL') return external();
  if (name === 'ANONYMOUS') return anonymous();
  if (name === 'XOAUTH2') return xoauth2(credentials);
  if (name === 'OAUTHBEARER') return oauthbearer(credentials, setting);
  const { user, password = '' } = credentials;
  const prepared = { user: await prepare(user), password: await prepare(password) };
  if (name === 'CRAM-MD5') return cramMd5(prepared);
  if (name === 'DIGEST-MD5') return digestMd5(prepared, setting);
  const [, hash = 'SCRAM-SHA-1', plus] = /^(SCRAM-SHA-\d+)(-PLUS)?$/.exec(name) ?? [];
  return scram(hash as keyof typeof scramHashes, prepared, bindingFor(hash, plus !== undefined, setting));
}

function bindingFor(hash: string, plus: boolean, { channel, offered, bindTo }: Setting): Binding {
  const bindings = channel === undefined ? [] : bindingsOf(channel);
  const wanted = bindings.find(({ type }) => bindTo === undefined || type === bindTo);
  if (!plus) return wanted !== undefined && !offered.includes(`${hash}-PLUS`) ? 'could' : 'none';
  if (wanted === undefined)
    throw new CannotGoOn('this connection has nothing that a channel binding could use');
  return wanted;
}
