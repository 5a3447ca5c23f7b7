import { audit } from '../../runner/index.js';
import { startReference } from '../../runner/reference/index.js';
import type { Report } from '../../runner/result/index.js';

/** A server with something of each weight. */
const faults = [
  'data-lf-dot-lf',
  'auth-on-25',
  'tls-1.0-accepted',
  'quit-argument-accepted',
  'certificate-soon-expired',
];
const user = 'alice@reference.test';
const ports = { smtp: 25, submission: 587, submissions: 465, lmtp: 24 } as const;
const startedAt = '2026-11-28T09:30:00.000Z';

/** A full audit of the reference server with some faults, told as if of another host; the same at every time but for keys and certificates. */
export async function sampleRun(): Promise<Report> {
  const server = await startReference({ faults, users: { [user]: 'correct horse' } });
  try {
    const report = await audit({
      targets: Object.entries(server.addresses).map(
        ([service, { host, port }]) => `${service}://${host}:${port}`,
      ),
      domain: 'reference.test',
      recipient: user,
      credentials: { user, password: 'correct horse' },
      ca: [server.ca],
      allow: 'deliver',
    });
    return settled(report);
  } finally {
    await server.close();
  }
}

/** Without what changes from run to run: ports, times, marks of the run, the last digits of how often it had to connect. */
function settled(report: Report): Report {
  const named = report.targets.reduce(
    (text, { service, address, port }) =>
      text.replaceAll(`${address}:${port}`, `mail.example.org:${ports[service]}`),
    JSON.stringify(report),
  );
  const shift = Date.parse(startedAt) - Date.parse(report.startedAt);
  const text = named
    .replaceAll(report.runId ?? 'no mark', '0eb89a2a')
    .replaceAll('127.0.0.1', '192.0.2.25')
    .replaceAll('reference.test', 'example.org')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (time) => dayOf(Date.parse(time) + shift));
  const told: Report = JSON.parse(text);
  return {
    ...told,
    startedAt,
    durationMs: 40_000,
    targets: told.targets.map((target) => ({
      ...target,
      host: 'mail.example.org',
      port: ports[target.service],
      connections: rounded(target.connections),
      roundTrips: rounded(target.roundTrips),
      checks: target.checks.map((check) => ({ ...check, durationMs: 40 })),
      transcripts: target.transcripts.map((transcript) => ({
        ...transcript,
        events: transcript.events.map((event, n) => ({ ...event, ms: n })),
      })),
    })),
  };
}

function rounded(count: number): number {
  return Math.round(count / 100) * 100;
}

function dayOf(ms: number): string {
  // Half a day more, so that what is said of the time of day does not depend on how long the run took to begin.
  return `${new Date(ms + 43_200_000).toISOString().slice(0, 10)}T00:00:00.000Z`;
}
