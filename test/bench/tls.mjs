import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { front } from '../tls/front.mjs';
import { median } from './floor.mjs';
import { freePort, listens } from './ports.mjs';

/** @typedef {{ name: string, command: string, args: (port: number) => string[], rounds: (roundTripMs: number) => number }} Tool */
/** @typedef {{ seconds: number, cut: boolean, connections: number }} Measured */

const program = fileURLToPath(new URL('../../dist/bin/smtpspec.js', import.meta.url));
const lab = { host: '127.0.10.1', port: 25 };
const roundTrips = [0, 50];
const rounds = 3;
/** Where a round takes a second, chance is left less of a say. */
const fastRounds = 9;
/** Who takes longer is ended, and counts as if it had been done then. */
const mostMs = 5 * 60_000;
/** How many times slower the others are, at least. */
const limits = { 'testssl.sh -p -s -P': 10, 'testssl.sh -p -E -P': 10, sslscan: 1 };

/**
 * Complete enumeration of versions and suites, with the order of the server, by three tools in turn on one port: Postfix of the lab, or
 * gnutls-serv behind an SMTP front where that is not up (it knows no QUIT, for which we wait 2 s). A proxy in between counts connections and delays what passes.
 * @param {string} directory  for files
 */
export async function benchTls(directory) {
  const end = (await listens(lab)) ? { ...lab, smtp: false, stop: () => {} } : await startGnutls(directory);
  print(
    'machine',
    `node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(2)}`,
  );
  print('TLS end', end.smtp ? 'gnutls-serv, as the lab is not up' : 'Postfix of the lab, port 25');
  try {
    for (const roundTripMs of roundTrips) await measureAll(end, roundTripMs, directory);
  } finally {
    end.stop();
  }
}

/** @param {{ host: string, port: number, smtp: boolean }} end @param {number} roundTripMs @param {string} directory */
async function measureAll(end, roundTripMs, directory) {
  const tools = toolsFor();
  const proxy = await front({ ...end, delayMs: roundTripMs / 2 });
  const measured = new Map(tools.map(({ name }) => [name, /** @type {Measured[]} */ ([])]));
  let sight = '';
  try {
    for (let round = 0; round < fastRounds; round += 1) {
      for (const tool of tools.filter((it) => round < it.rounds(roundTripMs))) {
        measured.get(tool.name)?.push(await measure(tool, proxy));
      }
    }
    sight = await see(proxy, join(directory, `tls-${roundTripMs}.json`));
  } finally {
    await proxy.close();
  }
  console.log(`\nround trip ${roundTripMs} ms`);
  for (const [name, runs] of measured) print(name, told(runs));
  print('smtpspec saw', sight);
  const of = (/** @type {string} */ name) => median((measured.get(name) ?? []).map(({ seconds }) => seconds));
  for (const [name, least] of Object.entries(limits))
    hold(`${name} / smtpspec`, of(name) / of('smtpspec'), least);
}

/** @returns {Tool[]} */
function toolsFor() {
  // What is not about versions and suites is left out, to the favour of sslscan.
  const scan = ['compression', 'fallback', 'groups', 'heartbleed', 'renegotiation', 'check-certificate'];
  const test = ['--quiet', '--color', '0', '--warnings', 'off', '--nodns', 'none', '-t', 'smtp'];
  return [
    {
      name: 'smtpspec',
      command: process.execPath,
      args: (port) => ours(port, '--connections', '16'),
      rounds: roundsOf,
    },
    {
      name: 'smtpspec, 4 connections at once',
      command: process.execPath,
      args: (port) => ours(port),
      rounds: () => rounds,
    },
    {
      name: 'sslscan',
      command: 'sslscan',
      args: (port) => ['--starttls-smtp', ...scan.map((it) => `--no-${it}`), `127.0.0.1:${port}`],
      rounds: roundsOf,
    },
    {
      // Classes of suites, and the order where the server has one; no suite by name where the client's order decides.
      name: 'testssl.sh -p -s -P',
      command: 'testssl',
      args: (port) => [...test, '-p', '-s', '-P', `127.0.0.1:${port}`],
      // Minutes each, where only the network costs more.
      rounds: (roundTripMs) => (roundTripMs === 0 ? rounds : 1),
    },
    {
      // Every suite of every version, as we see them.
      name: 'testssl.sh -p -E -P',
      command: 'testssl',
      args: (port) => [...test, '-p', '-E', '-P', `127.0.0.1:${port}`],
      rounds: () => 1,
    },
  ];
}

/** @param {Tool} tool @param {import('../tls/front.mjs').Front} proxy @returns {Promise<Measured>} */
async function measure({ name, command, args }, proxy) {
  proxy.taken();
  const began = performance.now();
  // A group of its own, as testssl.sh starts programs that outlive it.
  const child = spawn(command, args(proxy.port), { stdio: 'ignore', detached: true });
  const ended = once(child, 'exit');
  const clock = setTimeout(() => process.kill(-Number(child.pid), 'SIGKILL'), mostMs);
  const [code, signal] = await ended;
  clearTimeout(clock);
  const seconds = (performance.now() - began) / 1_000;
  const cut = signal !== null;
  if (name === 'smtpspec' && code !== 0 && code !== 1)
    throw new Error(`smtpspec ended with ${code ?? signal}`);
  return { seconds, cut, connections: proxy.taken() };
}

const roundsOf = (/** @type {number} */ roundTripMs) => (roundTripMs === 0 ? fastRounds : rounds);

/** @param {number} port @param {string[]} more @returns {string[]} */
function ours(port, ...more) {
  const only = ['--only', 'tls/protocol-versions', '--only', 'tls/cipher-order'];
  return [program, 'audit', `smtp://127.0.0.1:${port}`, ...only, ...more];
}

/** One more run, so that a fast one that saw little is not taken for a good one. @param {import('../tls/front.mjs').Front} proxy @param {string} report  a file */
async function see(proxy, report) {
  const reported = ['--connections', '16', '--quiet', '--json', report];
  await measure(
    { name: 'smtpspec', command: process.execPath, args: (port) => ours(port, ...reported), rounds: () => 1 },
    proxy,
  );
  const { targets, durationMs } = JSON.parse(await readFile(report, 'utf8'));
  /** @type {{ version: string, order?: string, suites?: unknown[], incomplete?: string }[]} */
  const versions = targets[0].tls?.endpoint?.versions ?? [];
  const accepted = versions.filter(({ suites }) => suites !== undefined);
  if (accepted.length === 0 || accepted.some(({ incomplete }) => incomplete !== undefined))
    throw new Error('smtpspec did not see all suites: what it took tells nothing');
  const suites = accepted.map((it) => `${it.version} ${it.suites?.length} (${it.order})`).join(', ');
  return `${suites}; the last run took ${(durationMs / 1_000).toFixed(2)} s without start and reports`;
}

/** For where there is no lab. @param {string} directory */
async function startGnutls(directory) {
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'certificate.pem')];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=bench.test', ...files],
    {
      stdio: 'ignore',
    },
  );
  const port = await freePort();
  const args = [
    '--port',
    `${port}`,
    '--echo',
    '--quiet',
    '--x509keyfile',
    key,
    '--x509certfile',
    certificate,
  ];
  const child = spawn('gnutls-serv', args, { stdio: 'ignore' });
  const end = { host: '127.0.0.1', port, smtp: true, stop: () => void child.kill() };
  while (!(await listens(end))) {
    if (child.exitCode !== null) throw new Error('gnutls-serv did not start');
    await delay(20);
  }
  return end;
}

/** @param {readonly Measured[]} runs */
function told(runs) {
  const seconds = runs.map((run) => run.seconds);
  const connections = [...new Set(runs.map((run) => run.connections))].sort((a, b) => a - b);
  const note = runs.some(({ cut }) => cut) ? `, ended by us after ${mostMs / 60_000} minutes` : '';
  const each = seconds.map((it) => it.toFixed(2)).join(', ');
  return `${median(seconds).toFixed(2)} s (${each}), ${connections.join('–')} connections${note}`;
}

/** @param {string} what @param {number} ratio @param {number} least */
function hold(what, ratio, least) {
  const kept = ratio >= least;
  print(what, `${ratio.toFixed(2)} times, at least ${least}${kept ? '' : ': MISSED'}`);
  if (!kept) process.exitCode = 1;
}

/** @param {string} what @param {string} figure */
function print(what, figure) {
  console.log(`${what.padEnd(31)}  ${figure}`);
}
