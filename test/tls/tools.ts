import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { audit } from '../../runner/index.js';
import { suitesFor, tlsVersions } from '../../runner/protocol/tls/index.js';
import type { EndpointReport, Service } from '../../runner/result/index.js';
import { type Facts, ourFacts } from './facts.js';
import { sslscanFacts } from './sslscan.js';
import { testsslFacts } from './testssl.js';

const run = promisify(execFile);
const maxBuffer = 16 * 1024 * 1024;

/** One TLS end, as all tools are told of it. */
export interface Where {
  readonly address: string;
  readonly port: number;
  readonly service: Service;
  /** For SNI and identity. */
  readonly name: string;
  /** PEM. */
  readonly ca: string;
  /** `openssl s_server` serves one connection after the other. */
  readonly connections?: 1;
  /** Before each connection of sslscan, which takes "421 too many connections" for "not supported". */
  readonly pauseMs?: number;
}

/** Each asks the endpoint for one part of what others see too. */
const asking = [
  'tls/protocol-versions',
  'tls/cipher-order',
  'tls/key-exchange',
  'tls/signature-schemes',
  'tls/certificate-trust',
];

export async function askOurselves({ address, port, service, name, ca, connections }: Where): Promise<Facts> {
  const report = await audit({
    targets: [`${service}://${address}:${port}`],
    only: asking,
    serverName: name,
    ca: [ca],
    timeoutMs: 10_000,
    ...(connections === undefined ? {} : { connections }),
  });
  const endpoint: EndpointReport | undefined = report.targets[0]?.tls?.endpoint;
  if (endpoint === undefined) throw new Error(`no TLS facts: ${report.targets[0]?.problem}`);
  return ourFacts(endpoint);
}

export async function askSslscan({ address, port, service, name, pauseMs = 0 }: Where): Promise<Facts> {
  const upgrade = service === 'submissions' ? [] : ['--starttls-smtp'];
  // What compares versions, suites, groups and certificates; the rest would only wait for a server that keeps silent.
  const left = [
    '--no-heartbleed',
    '--no-compression',
    '--no-renegotiation',
    '--no-fallback',
    '--show-sigs',
    '--timeout=10',
  ];
  const patience = ['--timeout=10', `--sleep=${pauseMs}`];
  const { stdout } = await run(
    'sslscan',
    [...upgrade, ...left, ...patience, `--sni-name=${name}`, '--xml=-', `${address}:${port}`],
    { maxBuffer },
  );
  return sslscanFacts(stdout);
}

/** @param options  what is to be looked at, for example -p -S */
export async function askTestssl(
  { address, port, service, name, ca }: Where,
  options: readonly string[],
): Promise<Facts> {
  const folder = await mkdtemp(join(tmpdir(), 'smtpspec-testssl-'));
  try {
    const [json, trust] = [join(folder, 'out.json'), join(folder, 'ca.pem')];
    await writeFile(trust, ca);
    const upgrade = service === 'submissions' ? [] : ['-t', 'smtp'];
    const quiet = ['--quiet', '--color', '0', '--warnings', 'off', '--nodns', 'none', '--mapping', 'iana'];
    const args = [...quiet, ...upgrade, ...options, '--add-ca', trust, '--ip', address, '--jsonfile', json];
    // Its exit code counts what it found.
    await run('testssl', [...args, `${name}:${port}`], { maxBuffer, cwd: folder }).catch(() => undefined);
    return testsslFacts(JSON.parse(await readFile(json, 'utf8')), codeOf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const codes = new Map(
  tlsVersions.flatMap((version) => suitesFor(version).map(({ name, code }) => [name, hex(code)] as const)),
);

function codeOf(name: string): string {
  return codes.get(name) ?? name;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
