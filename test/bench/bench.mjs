import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { floorMs } from './floor.mjs';
import { openReport } from './page.mjs';
import { auditCommand, credentials, longestScenario, serve, startUp } from './processes.mjs';
import { benchTls } from './tls.mjs';

const roundTripMs = 50;
const connections = 4;
const helpRuns = 15;
const limits = { wall: 1.3, memory: 200, help: 4, page: 1 };

const directory = await mkdtemp(join(tmpdir(), 'smtpspec-bench-'));
try {
  if (process.argv[2] === 'tls') await benchTls(directory);
  else await bench();
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function bench() {
  const load = loadavg()[0]?.toFixed(2);
  print('node', `${process.version}, ${availableParallelism()} cores, load average ${load}`);
  const far = await fullRun(roundTripMs);
  const near = await fullRun(0);
  const floor = floorMs({ ...far, connections, roundTripMs });
  const { nodeMs, helpMs } = startUp(helpRuns);
  const page = await openReport(join(directory, 'at-0', 'report.html'));

  print('checks', `${far.checks}, each of them played and decided`);
  print('connections', `${far.connections}, ${connections} at a time`);
  print('round trips', `${far.roundTrips}, ${far.longest} in the longest scenario`);
  print(`floor at ${roundTripMs} ms`, seconds(floor));
  print(`wall at ${roundTripMs} ms`, wall(far));
  print('wall at 0 ms', wall(near));
  print('node -e 0', `${nodeMs.toFixed(0)} ms, median of ${helpRuns}`);
  print('smtpspec --help', `${helpMs.toFixed(0)} ms, median of ${helpRuns}`);
  // What is missed is missed by the exact figure, not by the rounded one that is shown.
  hold('wall / floor', far.wallMs / floor, limits.wall, '');
  hold('peak memory', Math.max(far.peakKilobytes, near.peakKilobytes) * 1024e-6, limits.memory, ' MB');
  hold('--help / node', helpMs / nodeMs, limits.help, '');
  hold(`page, ${page.nodes} elements`, page.ms / 1_000, limits.page, ' s');
}

/** Everything that can be asked of all three services, against a server that delays what it sends. @param {number} latencyMs */
async function fullRun(latencyMs) {
  const ca = join(directory, 'ca.pem');
  const server = await serve(latencyMs, ca);
  try {
    const { targets } = server;
    const known = { domain: 'reference.test', recipient: 'alice@reference.test' };
    const ways = /** @type {const} */ ({ allow: 'deliver', connections });
    const named = Object.entries({ ca, user: credentials.user, ...known, ...ways });
    const args = [...targets, ...named.flatMap(([name, value]) => [`--${name}`, `${value}`])];
    const run = await auditCommand(args, join(directory, `at-${latencyMs}`));
    const pem = await readFile(ca, 'utf8');
    const longest = await longestScenario({ targets, credentials, ca: [pem], ...known, ...ways });
    return { ...run, longest, checks: decided(run.totals) };
  } finally {
    await server.stop();
  }
}

/** How many checks were played, and passed or told a fact; what does not concern this server is not played. @param {Record<string, number>} totals */
function decided(totals) {
  const { pass = 0, info = 0, skipped: _stress, 'not-applicable': _absent, ...others } = totals;
  const left = Object.entries(others).filter(([, count]) => count > 0);
  if (left.length > 0) throw new Error(`not every check passed: ${JSON.stringify(Object.fromEntries(left))}`);
  return pass + info;
}

/** @param {string} what @param {number} value @param {number} limit @param {string} unit */
function hold(what, value, limit, unit) {
  const kept = value <= limit;
  print(what, `${value.toFixed(2)}${unit}, limit ${limit}${unit}${kept ? '' : ': MISSED'}`);
  if (!kept) process.exitCode = 1;
}

/** @param {string} what @param {string} figure */
function print(what, figure) {
  console.log(`${what.padEnd(16)}  ${figure}`);
}

/** The process, and the audit in it. @param {{ wallMs: number, durationMs: number }} run */
function wall({ wallMs, durationMs }) {
  return `${seconds(wallMs)}, ${seconds(durationMs)} without start and reports`;
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1_000).toFixed(2)} s`;
}
