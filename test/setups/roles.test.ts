import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../reports/console/index.js';
import { expectationWords } from '../../reports/shared/roles.js';
import { audit, type Catalogue } from '../../runner/engine/index.js';
import { startReference } from '../../runner/reference/index.js';
import type { Report } from '../../runner/result/index.js';
import { catalogue } from '../../suites/index.js';
import { read, tableOf } from '../architecture/sources.js';
import { credentials, mailbox } from '../proof/support.js';
import { type Setup, setups } from './roles-setups.js';

/** The scenarios that the role matrix reads. */
const asked = [
  'auth/clear-text',
  'auth/clear-text-password',
  'auth/submission-requires-auth',
  'relay/inbound',
  'relay/third-party',
  'tls/certificate-identity',
  'tls/certificate-trust',
  'tls/certificate-validity',
  'tls/implicit',
  'tls/starttls',
  'tls/starttls-offered',
];
const selected: Catalogue = {
  ...catalogue,
  scenarios: catalogue.scenarios.filter(({ meta }) => asked.includes(meta.id)),
  invariants: [],
};
const usual = { smtp: 25, submission: 587, submissions: 465 } as const;

/** A port of loopback on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The report of such a server, the ports of its sentences written as the usual ones. */
async function reportOf({ faults = [], closed = [] }: Pick<Setup, 'faults' | 'closed'>): Promise<Report> {
  const server = await startReference({ faults });
  try {
    const ports = new Map<keyof typeof usual, number>();
    for (const [service, { port }] of Object.entries(server.addresses) as [
      keyof typeof usual,
      { port: number },
    ][])
      ports.set(service, closed.includes(service) ? await closedPort() : port);
    const report = await audit(selected, {
      targets: [...ports].map(([service, port]) => `${service}://127.0.0.1:${port}`),
      ca: [server.ca],
      serverName: 'mx.reference.test',
      recipient: mailbox,
      credentials,
      connections: 16,
      timeoutMs: 10_000,
    });
    const text = JSON.stringify(report);
    const usually = (all: string, before: string, port: string) => {
      const found = [...ports].find(([, own]) => String(own) === port);
      return found === undefined ? all : `${before}port ${usual[found[0]]}`;
    };
    return JSON.parse(text.replace(/(\(|127\.0\.0\.1 )port (\d+)/g, usually)) as Report;
  } finally {
    await server.close();
  }
}

/** The sentences below the matrix in the console, without weight and checks. */
function sentencesOf(report: Report): string[] {
  const text = renderConsole(report, { color: false, width: 2_000, verbose: false });
  const [, matrix = ''] = text.split('\nROLES\n');
  const lines = matrix.split('\n\n')[0]?.split('\n') ?? [];
  return (
    lines
      .filter((line) => /^ {2}(?:fail|warn|info) {2}/.test(line))
      .map((line) => line.slice(8).replace(/ \[[^\]]*\]$/, ''))
      .map((line) => line.replace(/\d{4}-\d\d-\d\d/g, 'YYYY-MM-DD'))
      // How OpenSSL calls it differs by version.
      .map((line) => line.replace(/(again|started): [^;]+/, '$1: …'))
  );
}

/** Every cell that is not met, as `service expectation`. */
function unmetOf({ roles = [], targets }: Report): string[] {
  return roles.flatMap(({ target, cells }) =>
    cells
      .filter(({ state }) => state === 'unmet')
      .map(({ expectation }) => `${targets[target]?.service} ${expectation}`),
  );
}

const documented = new Map(
  tableOf(read('docs/setups.md'), 'What the role matrix says', 'setup').map(([name, says = '']) => [
    name,
    says,
  ]),
);

describe('the table of docs/setups.md', () => {
  it('has the setups that are tried here, each with a sentence of its own', () => {
    expect([...documented.keys()]).toEqual(setups.map(({ name }) => name));
    expect(new Set(documented.values()).size).toBe(setups.length);
  });

  it('has no sentence for a server without fault', async () => {
    const report = await reportOf({});
    expect(unmetOf(report)).toEqual([]);
    expect(sentencesOf(report)).toEqual([]);
    const met = report.roles?.flatMap(({ cells }) => cells.filter(({ state }) => state === 'met')) ?? [];
    expect(met.length).toBeGreaterThanOrEqual(20);
  });

  it.each(setups)('$name', async (setup) => {
    const report = await reportOf(setup);
    const { service, expectation, also = [], name } = setup;
    expect(unmetOf(report).sort()).toEqual([`${service} ${expectation}`, ...also].sort());
    const { title } = expectationWords[expectation];
    const said = sentencesOf(report).filter(
      (line) => line.startsWith(`${title}, `) && labelsOf(line, title).includes(service),
    );
    expect(said).toEqual([documented.get(name)]);
  });
});

/** `Title, one, two: message` */
function labelsOf(line: string, title: string): string[] {
  return (
    line
      .slice(title.length + 2)
      .split(':')[0]
      ?.split(', ') ?? []
  );
}
