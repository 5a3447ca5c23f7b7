import { type ChildProcess, spawn } from 'node:child_process';
import { createDiffieHellmanGroup } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort, listens } from '../bench/ports.mjs';
import type { Identity, IdentityName } from './certificates.js';
import { front } from './front.mjs';

/** One TLS server with known settings, behind a front that speaks SMTP up to STARTTLS. */
export interface SetUp {
  readonly name: string;
  readonly program: 'openssl' | 'gnutls';
  readonly identities: readonly IdentityName[];
  /** Options of `openssl s_server`, or the priority string of `gnutls-serv`. */
  readonly settings: readonly string[];
  readonly dhBits?: 1024;
}

const everything = 'ALL:COMPLEMENTOFALL:@SECLEVEL=0';
const one = ['-tls1_2', '-cipher', 'ECDHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0'];
const ordered = 'AES128-SHA:ECDHE-RSA-AES256-GCM-SHA384:DHE-RSA-AES128-SHA256:ECDHE-RSA-CHACHA20-POLY1305';
const sound = 'NONE:+VERS-TLS1.2:+VERS-TLS1.3:+AEAD:+ECDHE-RSA:+DHE-RSA:+CTYPE-X509:+SIGN-ALL:+GROUP-ALL';

export const setUps: readonly SetUp[] = [
  openssl('tls-1.0-only', ['rsa'], '-tls1', '-cipher', everything),
  openssl('tls-1.3-only', ['rsa'], '-tls1_3'),
  openssl('single-suite', ['rsa'], ...one),
  openssl('null-and-anonymous', ['rsa'], '-no_tls1_3', '-cipher', 'aNULL:eNULL:@SECLEVEL=0'),
  { ...openssl('dh-1024', ['rsa'], '-tls1_2', '-cipher', 'kDHE+AESGCM:@SECLEVEL=0'), dhBits: 1024 },
  openssl('server-order', ['rsa'], '-serverpref', '-cipher', ordered),
  openssl('client-order', ['rsa'], '-cipher', ordered),
  openssl('chacha-first', ['rsa'], '-serverpref', '-prioritize_chacha', '-cipher', ordered),
  openssl('ecdsa-only', ['ecdsa']),
  openssl('rsa-and-ecdsa', ['rsa', 'ecdsa'], '-serverpref'),
  openssl('expired', ['expired'], ...one),
  openssl('other-name', ['other-name'], ...one),
  openssl('sha1-signed', ['sha1'], ...one),
  openssl('short-key', ['short-key'], ...one),
  openssl('missing-intermediate', ['missing-intermediate'], ...one),
  openssl('self-signed', ['self-signed'], ...one),
  gnutls(
    '3des-and-rc4',
    'NONE:+VERS-TLS1.0:+VERS-TLS1.2:+3DES-CBC:+ARCFOUR-128:+SHA1:+MD5:+RSA:+ECDHE-RSA:+CTYPE-X509:+SIGN-ALL:+GROUP-ALL:%SERVER_PRECEDENCE',
  ),
  gnutls(
    'anonymous',
    'NONE:+VERS-TLS1.2:+AES-128-GCM:+AES-128-CBC:+AEAD:+SHA1:+ANON-DH:+ANON-ECDH:+CTYPE-X509:+SIGN-ALL:+GROUP-ALL',
  ),
  gnutls('gnutls-order', `${sound}:+AES-128-GCM:+AES-256-GCM:+CHACHA20-POLY1305:%SERVER_PRECEDENCE`),
];

function openssl(name: string, identities: readonly IdentityName[], ...settings: string[]): SetUp {
  return { name, program: 'openssl', identities, settings };
}

function gnutls(name: string, priority: string): SetUp {
  return { name, program: 'gnutls', identities: ['rsa'], settings: [priority] };
}

/** A running set-up; `port` speaks SMTP with STARTTLS on 127.0.0.1. */
export interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

export async function start(
  setUp: SetUp,
  identities: Record<IdentityName, Identity>,
  folder: string,
): Promise<Running> {
  const chosen = setUp.identities.map((name) => identities[name]);
  const { child, port } = await (setUp.program === 'openssl'
    ? startOpenssl(setUp, chosen, folder)
    : startGnutls(setUp, chosen, folder));
  const before = await front({ host: '127.0.0.1', port, smtp: true });
  const stop = async () => {
    await before.close();
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return { port: before.port, stop };
}

/** `-rev` answers whatever comes inside TLS at once, so that no client waits for a reply. */
async function startOpenssl(
  { settings, dhBits }: SetUp,
  [first, second]: readonly Identity[],
  folder: string,
) {
  const own = identityOptions('', first);
  const other = identityOptions('d', second);
  const dh = dhBits === undefined ? [] : ['-dhparam', oakleyGroup2(folder)];
  const args = ['s_server', '-accept', '127.0.0.1:0', '-rev', ...own, ...other, ...dh, ...settings];
  const child = spawn('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  return { child, port: await announcedPort(child) };
}

function identityOptions(prefix: '' | 'd', identity: Identity | undefined): string[] {
  if (identity === undefined) return [];
  const { key, certificate, above } = identity;
  const chain = above === undefined ? [] : [`-${prefix}cert_chain`, above];
  return [`-${prefix}key`, key, `-${prefix}cert`, certificate, ...chain];
}

async function announcedPort(child: ChildProcess): Promise<number> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    const port = /ACCEPT 127\.0\.0\.1:(\d+)/.exec(said)?.[1];
    if (port !== undefined) {
      child.stdout?.resume();
      return Number(port);
    }
  }
  throw new Error(`openssl s_server did not start: ${said}`);
}

async function startGnutls({ name, settings }: SetUp, [identity]: readonly Identity[], folder: string) {
  if (identity === undefined) throw new Error('gnutls-serv needs a certificate');
  const port = await freePort();
  const { key, certificate, above } = identity;
  const chain = join(folder, `${name}.chain`);
  const sent = above === undefined ? [certificate] : [certificate, above];
  writeFileSync(chain, sent.map((file) => readFileSync(file, 'utf8')).join(''));
  const files = ['--x509keyfile', key, '--x509certfile', chain];
  const args = ['--port', `${port}`, '--echo', '--quiet', '--priority', ...settings, ...files];
  const child = spawn('gnutls-serv', args, { stdio: 'ignore' });
  while (!(await listens({ host: '127.0.0.1', port }))) {
    if (child.exitCode !== null) throw new Error(`gnutls-serv ended with ${child.exitCode}`);
    await setTimeout(20);
  }
  return { child, port };
}

/** The 1024-bit prime of RFC 2409, as PEM for `-dhparam`. */
function oakleyGroup2(folder: string): string {
  const prime = createDiffieHellmanGroup('modp2').getPrime();
  const integer = Buffer.concat([Buffer.from([0x02, 0x81, prime.length + 1, 0x00]), prime]);
  const generator = Buffer.from([0x02, 0x01, 0x02]);
  const body = Buffer.concat([integer, generator]);
  const der = Buffer.concat([Buffer.from([0x30, 0x81, body.length]), body]);
  const file = join(folder, 'dh1024.pem');
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  writeFileSync(
    file,
    ['-----BEGIN DH PARAMETERS-----', ...lines, '-----END DH PARAMETERS-----', ''].join('\n'),
  );
  return file;
}
