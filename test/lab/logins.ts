import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deadlinesFor, type LoginOutcome, Session, trustAnchors } from '../../runner/net/index.js';
import {
  type ClientCertificate,
  type Credentials,
  type SaslClient,
  type Setting,
  type Spoken,
  saslClient,
} from '../../runner/protocol/sasl/index.js';
import { offeredMechanisms } from '../../runner/scenario/index.js';
import { labAccess, labFolder } from './lab.js';

export interface Door {
  readonly address: string;
  readonly port: 25 | 465 | 587;
}

/** Longer than any server waits behind a wrong password, on a busy machine. */
const deadlines = deadlinesFor(60_000);

/** What a login of the lab may need: the password, a token that Dovecot takes, a client certificate of the lab's CA. */
export function labCredentials(): Required<Credentials> {
  const { user, password } = labAccess().credentials;
  return { user, password, token: tokenFor(user, password), certificate: certificateFor(user) };
}

/** A session inside TLS, EHLO said. */
export async function openDoor({ address, port }: Door, certificate?: ClientCertificate): Promise<Session> {
  const { session } = await Session.connect({
    address,
    port,
    implicitTls: port === 465,
    tls: { context: trustAnchors([labAccess().ca], 'TLSv1.3', certificate), serverName: 'lab.test' },
    deadlines,
  });
  await session.greeting();
  await session.ehlo('client.test');
  if (port !== 465) {
    await session.startTls();
    await session.ehlo('client.test');
  }
  return session;
}

export interface Tried extends LoginOutcome {
  readonly proof: SaslClient['proof'];
}

/** Logs in once, in a session of its own. */
export async function logInAt(
  door: Door,
  mechanism: Spoken,
  credentials: Credentials,
  more: Partial<Setting> = {},
): Promise<Tried> {
  const session = await openDoor(door, mechanism === 'EXTERNAL' ? credentials.certificate : undefined);
  const { channel } = session;
  const setting = {
    host: 'lab.test',
    port: door.port,
    channel,
    offered: offeredMechanisms(session),
    ...more,
  };
  const client = await saslClient(mechanism, credentials, setting);
  const outcome = await session.login(client);
  await session.quit();
  return { ...outcome, proof: client.proof };
}

/** A JSON Web Token, signed with the key that servers/dovecot has in its folder. */
function tokenFor(user: string, key: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: user, iat: now - 60, exp: now + 3_600 };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

function certificateFor(user: string): ClientCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'smtpspec-lab-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  try {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', at('key.pem'));
    openssl('req', '-new', '-key', at('key.pem'), '-subj', `/CN=${user}`, '-out', at('request.pem'));
    const ca = ['-CA', join(labFolder, 'ca.pem'), '-CAkey', join(labFolder, 'ca.key'), '-set_serial', '1'];
    openssl('x509', '-req', '-in', at('request.pem'), ...ca, '-days', '2', '-sha256', '-out', at('cert.pem'));
    return { cert: readFileSync(at('cert.pem'), 'utf8'), key: readFileSync(at('key.pem'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
