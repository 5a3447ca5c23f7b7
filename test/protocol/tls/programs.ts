import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { getDiffieHellman } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerFlight, ServerFlightReader } from '../../../runner/protocol/tls/index.js';

/** Without it, what needs a program that is absent is skipped. */
const required = process.env.SMTPSPEC_LAB === 'required';

/** Whether tests of this program are to be left out. */
export function isAbsent(program: string): boolean {
  return !required && spawnSync(program, ['--help'], { stdio: 'ignore' }).error !== undefined;
}

/** No configuration of the machine: Debian's forbids what is old. */
const env = { ...process.env, OPENSSL_CONF: '/dev/null' };

export function openssl(...words: readonly string[]): string {
  return execFileSync('openssl', words, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] });
}

/** The first record that a client sends to a listener of ours; `words` gets the port. */
export async function firstRecordOf(
  program: string,
  words: (port: string) => readonly string[],
): Promise<Buffer> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const client = spawn(program, words(String(port)), { env, stdio: ['pipe', 'ignore', 'ignore'] });
  try {
    const socket = await Promise.race([connected(listener), endOf(client)]);
    const octets = await firstRecord(socket);
    socket.destroy();
    return octets;
  } finally {
    listener.close();
    await end(client);
  }
}

async function connected(listener: ReturnType<typeof createServer>): Promise<Socket> {
  const [socket] = (await once(listener, 'connection')) as [Socket];
  return socket.on('error', () => {});
}

async function endOf(client: ChildProcess): Promise<never> {
  const [code] = await once(client, 'exit');
  throw new Error(`${client.spawnfile} ended with ${code} before it connected`);
}

async function firstRecord(socket: Socket): Promise<Buffer> {
  let octets = Buffer.alloc(0);
  for await (const chunk of socket) {
    octets = Buffer.concat([octets, chunk as Buffer]);
    if (octets.length >= 5 && octets.length >= 5 + octets.readUInt16BE(3)) return octets;
  }
  return octets;
}

export interface Program {
  readonly port: number;
  stop(): Promise<void>;
}

/** A server of OpenSSL on a port that the system chose. */
export async function opensslServer(words: readonly string[]): Promise<Program> {
  return start('openssl', ['s_server', '-accept', '127.0.0.1:0', ...words], /ACCEPT \S+:(\d+)/);
}

/** A server of GnuTLS, which cannot be told to choose a port. */
export async function gnutlsServer(words: readonly string[]): Promise<Program> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return start('gnutls-serv', ['--port', String(port), '--echo', ...words], /IPv4 \S+ port (\d+)\.\.\.done/);
}

async function start(program: string, words: readonly string[], ready: RegExp): Promise<Program> {
  const server = spawn(program, words, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  const port = await new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString('latin1');
      const found = ready.exec(output)?.[1];
      if (found !== undefined) resolve(Number(found));
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`${program} ended: ${output}`)));
  });
  return { port, stop: () => end(server) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Sends these octets to a server, and reads until it is the client's turn, or the server has no more to say. */
export async function draw(port: number, octets: Buffer): Promise<ServerFlight> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(octets);
  const reader = new ServerFlightReader();
  try {
    for await (const chunk of socket) {
      reader.push(chunk as Buffer);
      if (reader.flight.done) return reader.flight;
    }
  } catch {
    // A reset after the alert: what came before it is what counts.
  }
  return reader.flight;
}

export interface Chain {
  /** What holds the files. */
  readonly folder: string;
  /** Of the leaf, and a file with leaf, intermediate and root; PEM. */
  readonly key: string;
  readonly leaf: string;
  readonly above: string;
  readonly whole: string;
  /** Diffie-Hellman parameters of 1024 bits, with the prime `weakPrime` and the generator 2; PEM. */
  readonly dh: string;
  /** Leaf, intermediate, root; PEM. */
  readonly certificates: readonly string[];
}

/** Of the second Oakley group, 1024 bits (RFC 2409 section 6.2). */
export const weakPrime = getDiffieHellman('modp2').getPrime();

/** PKCS #3: SEQUENCE of the INTEGERs prime and generator; every length here is below 256. */
function dhParameters(): string {
  const generator = Buffer.of(0x02, 1, 2);
  const prime = Buffer.concat([Buffer.of(0x02, 0x81, weakPrime.length + 1, 0), weakPrime]);
  const der = Buffer.concat([Buffer.of(0x30, 0x81, prime.length + generator.length), prime, generator]);
  const label = 'DH PARAMETERS';
  return `-----BEGIN ${label}-----\n${der.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END ${label}-----\n`;
}

/** A root, an intermediate and a leaf in a new folder. */
export function issueChain(): Chain {
  const folder = mkdtempSync(join(tmpdir(), 'smtpspec-tls-'));
  const file = (name: string) => join(folder, name);
  issue(file, 'root', []);
  issue(file, 'middle', ['-CA', file('root.pem'), '-CAkey', file('root.key')]);
  issue(file, 'leaf', ['-CA', file('middle.pem'), '-CAkey', file('middle.key')]);
  const certificates = ['leaf', 'middle', 'root'].map((name) => readFileSync(file(`${name}.pem`), 'utf8'));
  writeFileSync(file('dh.pem'), dhParameters());
  writeFileSync(file('above.pem'), certificates.slice(1).join(''));
  writeFileSync(file('whole.pem'), certificates.join(''));
  return {
    folder,
    key: file('leaf.key'),
    leaf: file('leaf.pem'),
    above: file('above.pem'),
    whole: file('whole.pem'),
    dh: file('dh.pem'),
    certificates,
  };
}

function issue(file: (name: string) => string, name: string, issuer: readonly string[]): void {
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', file(`${name}.key`)];
  openssl(
    'req',
    '-x509',
    ...key,
    '-subj',
    `/CN=${name}.test`,
    '-days',
    '30',
    '-out',
    file(`${name}.pem`),
    ...issuer,
  );
}
