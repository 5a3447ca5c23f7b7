import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { median } from './floor.mjs';

const program = fileURLToPath(new URL('../../dist/bin/smtpspec.js', import.meta.url));
const peakMemory = new URL('peak-memory.mjs', import.meta.url).href;
const library = fileURLToPath(new URL('library.mjs', import.meta.url));

/** The login that the reference server knows. */
export const credentials = { user: 'alice@reference.test', password: 'correct horse' };

/** `smtpspec serve` in a process of its own; the CA goes to `ca`. @param {number} latencyMs @param {string} ca */
export async function serve(latencyMs, ca) {
  const ports = ['smtp', 'submission', 'submissions'].flatMap((service) => [`--${service}-port`, '0']);
  const child = spawn(
    process.execPath,
    [program, 'serve', '--latency', `${latencyMs}`, '--ca-out', ca, ...ports],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  /** @type {string[]} */
  const targets = [];
  for await (const line of createInterface(child.stdout)) {
    if (targets.push(line) === 3) break;
  }
  if (targets.length < 3) throw new Error('the reference server did not start');
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { targets, stop };
}

/** `smtpspec audit` as users run it, reports and all. @param {readonly string[]} args @param {string} output  a directory */
export async function auditCommand(args, output) {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', peakMemory, program, 'audit', ...args, '--quiet', '--output', output],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
      env: { ...process.env, SMTPSPEC_PASSWORD: credentials.password },
    },
  );
  const ended = once(child, 'exit').then(([code]) => ({ code, wallMs: performance.now() - began }));
  const peakKilobytes = Number(await text(/** @type {import('node:stream').Readable} */ (child.stdio[3])));
  const { code, wallMs } = await ended;
  if (code !== 0) throw new Error(`smtpspec audit ended with ${code}: what it took tells nothing`);
  const { targets, totals, durationMs } = JSON.parse(await readFile(join(output, 'report.json'), 'utf8'));
  return { wallMs, durationMs, peakKilobytes, totals, ...countsOf(targets) };
}

/** @param {readonly { connections: number, roundTrips: number }[]} targets */
function countsOf(targets) {
  const sum = (/** @type {'connections' | 'roundTrips'} */ what) =>
    targets.reduce((total, target) => total + target[what], 0);
  return { connections: sum('connections'), roundTrips: sum('roundTrips') };
}

/** Round trips of the longest scenario, which the report does not tell. @param {import('../../dist/runner/index.js').AuditOptions} options */
export async function longestScenario(options) {
  const child = fork(library);
  child.send(options);
  const [[longest]] = await Promise.all([once(child, 'message'), once(child, 'exit')]);
  return /** @type {number} */ (longest);
}

/** Medians of `node -e 0` and of `smtpspec --help`, run in turn, in milliseconds. @param {number} times */
export function startUp(times) {
  const taken = { node: /** @type {number[]} */ ([]), help: /** @type {number[]} */ ([]) };
  for (let at = 0; at < times; at += 1) {
    taken.node.push(timeOf(['-e', '0']));
    taken.help.push(timeOf([program, '--help']));
  }
  return { nodeMs: median(taken.node), helpMs: median(taken.help) };
}

/** @param {string[]} args */
function timeOf(args) {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - began;
}
