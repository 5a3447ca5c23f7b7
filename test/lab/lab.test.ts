import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { audit } from '../../runner/index.js';
import type { CheckReport, Report, TargetReport, TranscriptReport } from '../../runner/result/index.js';
import { catalogue } from '../../suites/index.js';
import { conformanceDocument, versionIn } from './conformance.js';
import { type Expected, expectedServers, expectedVerdicts, labAccess, labServers } from './lab.js';

const servers = labServers();
const required = process.env.SMTPSPEC_LAB === 'required';
if (servers.length === 0 && !required) {
  process.stderr.write(
    'the lab of real servers is not up, so its tests are skipped (see test/lab/README.md)\n',
  );
}

const conformance = join(import.meta.dirname, '../../docs/conformance.md');
/** As `npm run conformance` asks, which writes the document anew. */
const isWriting = process.env.SMTPSPEC_CONFORMANCE === 'write';
const recipient = 'alice@lab.test';
/** Stock servers that a user audits as in the README; the others refuse TLS or take anything on purpose. */
const auditedByHand = ['postfix', 'exim', 'opensmtpd'];
/** Longer than any delay that these servers put on errors. */
const timeoutMs = 20_000;

describe('the lab', () => {
  it.skipIf(!required)('is up whole, as SMTPSPEC_LAB=required asks', () => {
    expect(servers.map(({ name }) => name).sort()).toEqual(expectedServers().sort());
  });

  it.each(expectedServers())('every expected verdict of %s has its reason', (name) => {
    for (const { check, verdict, strict, reason, excerpt } of expectedVerdicts(name)) {
      expect(reason, check).toMatch(/RFC \d+|documented|configuration/);
      expect(verdict, check).not.toBe('error');
      const red = [verdict, strict].some((it) => it === 'fail' || it === 'warn');
      if (red) expect(excerpt ?? [], `${check} has no excerpt`).not.toEqual([]);
    }
  });
});

describe.skipIf(servers.length === 0).concurrent('real servers', { timeout: 900_000 }, () => {
  it.each(servers)(
    '$name $version is judged as expected, by default and strictly',
    async ({ name, address }) => {
      const byDefault = await auditOnce(name, address);
      const strictly = await auditLab(name, address, true);
      const expected = expectedVerdicts(name);
      expect(unexpected(byDefault, expected, false), name).toEqual([]);
      expect(unexpected(strictly, expected, true), name).toEqual([]);
      expect(missing(byDefault, expected), name).toEqual([]);
      expect(unseen(byDefault, expected), name).toEqual([]);
    },
  );

  it.skipIf(servers.length < expectedServers().length)(
    'docs/conformance.md says how they do',
    async ({ expect }) => {
      const written = await readFile(conformance, 'utf8');
      // A later package of a server makes no other document unless it does otherwise.
      const told = (name: string) => (isWriting ? undefined : versionIn(written, name));
      const audited = await Promise.all(
        servers.map(async ({ name, version, address }) => ({
          name,
          version: told(name) ?? version,
          report: await auditOnce(name, address),
        })),
      );
      await expect(conformanceDocument(audited, catalogue.requirements)).toMatchFileSnapshot(conformance);
    },
  );

  it.each(servers.filter(({ name }) => auditedByHand.includes(name)))(
    'the command of the README judges all three services of $name',
    async ({ name, address }) => {
      const { report, status } = await auditByCommand(name, address);
      expect(report.targets.map(({ service, reachability }) => [service, reachability])).toEqual([
        ['smtp', 'open'],
        ['submission', 'open'],
        ['submissions', 'open'],
      ]);
      const skippedAside = (check: CheckReport) => check.verdict !== 'skipped';
      expect(unexpected(report, expectedVerdicts(name), false, skippedAside), name).toEqual([]);
      for (const { checks } of report.targets)
        expect(checks.some(({ verdict }) => verdict === 'pass')).toBe(true);
      expect(status).toBe(report.totals.fail > 0 ? 1 : 0);
    },
  );
});

const audits = new Map<string, Promise<Report>>();

/** The default audit of a server, which several tests look at. */
function auditOnce(name: string, address: string): Promise<Report> {
  const audit = audits.get(address) ?? auditLab(name, address, false);
  audits.set(address, audit);
  return audit;
}

async function auditLab(name: string, address: string, strict: boolean): Promise<Report> {
  const { ca, credentials } = labAccess();
  return audit({
    targets: [address],
    serverName: `${name}.lab.test`,
    domain: 'lab.test',
    recipient,
    ca: [ca],
    credentials,
    allow: 'deliver',
    strict,
    timeoutMs,
  });
}

async function auditByCommand(name: string, address: string): Promise<{ report: Report; status: number }> {
  const { caFile } = labAccess();
  const args = [
    'dist/bin/smtpspec.js',
    'audit',
    address,
    '--server-name',
    `${name}.lab.test`,
    '--domain',
    'lab.test',
    '--recipient',
    recipient,
  ];
  const done = await promisify(execFile)(
    process.execPath,
    [...args, '--ca', caFile, '--json', '-', '--quiet'],
    {
      maxBuffer: 64 * 1024 * 1024,
    },
  ).catch((failed: { code: number; stdout: string }) => failed);
  return { report: JSON.parse(done.stdout) as Report, status: 'code' in done ? done.code : 0 };
}

/** Lines that would have to be written into the file of expected verdicts, each with its reason. */
function unexpected(
  { targets }: Report,
  expected: readonly Expected[],
  strict: boolean,
  concerns: (check: CheckReport) => boolean = () => true,
): string[] {
  return targets.flatMap((target) => [
    ...(target.problem === undefined || explains(expected, target, 'target', 'skipped', undefined, strict)
      ? []
      : [`${target.service} target: ${target.problem}`]),
    ...target.checks
      .filter((check) => check.verdict !== 'pass' && !isLeftOut(check) && concerns(check))
      .filter(({ message, verdict }) => !expected.some((it) => isShared(it, target, verdict, message)))
      .filter((check) => !explains(expected, target, nameOf(check), check.verdict, check.finding, strict))
      .map(
        (check) =>
          `${target.service} ${nameOf(check)}: ${check.verdict} ${check.finding ?? ''} ${check.message}`,
      ),
  ]);
}

/** The stress scenarios are not played here: real servers would have to be waited for, for minutes. */
function isLeftOut({ impact, verdict }: CheckReport): boolean {
  return impact === 'stress' && verdict === 'skipped';
}

function isShared(it: Expected, { service }: TargetReport, verdict: string, message: string): boolean {
  return it.check === '*' && it.on.includes(service) && it.verdict === verdict && it.says === message;
}

/** Excerpts that no transcript of their check has. */
function unseen({ targets }: Report, expected: readonly Expected[]): string[] {
  return expected.flatMap(({ check, on, excerpt = [] }) => {
    const seen = targets
      .filter(({ service }) => on.includes(service))
      .flatMap(({ checks, transcripts }) =>
        checks
          .filter((it) => nameOf(it) === check)
          .flatMap((it) => it.transcripts.flatMap((id) => transcripts[id] ?? [])),
      );
    return seen.some(({ events }) => shows(events, excerpt)) || excerpt.length === 0
      ? []
      : [`${check}: no transcript has ${excerpt.join(' | ')}`];
  });
}

/** Whether the lines come in this order. */
function shows(events: TranscriptReport['events'], [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  const [, by, text = ''] = /^([CS]|--):? (.*)$/s.exec(first) ?? [];
  const parts = text.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const line = new RegExp(`^${parts.join('.*')}(\\\\r)?(\\\\n)?$`, 's');
  const from = by === '--' ? 'note' : by === 'C' ? 'client' : 'server';
  const at = events.findIndex((event) => event.from === from && line.test(event.data));
  return at !== -1 && shows(events.slice(at + 1), rest);
}

function explains(
  expected: readonly Expected[],
  { service }: TargetReport,
  name: string,
  verdict: string,
  finding: string | undefined,
  strict: boolean,
): boolean {
  return expected.some(
    (it) =>
      it.check === name &&
      it.on.includes(service) &&
      it.finding === finding &&
      (strict ? (it.strict ?? it.verdict) : it.verdict) === verdict,
  );
}

/** Expected verdicts that no longer come: delete them, or find out what changed. */
function missing({ targets }: Report, expected: readonly Expected[]): string[] {
  const always = expected.filter(({ when }) => when === undefined);
  return always.flatMap(({ check, on, verdict, says }) =>
    on
      .filter((service) => {
        const target = targets.find((it) => it.service === service);
        if (check === 'target') return target?.problem === undefined;
        if (check === '*') return !target?.checks.some((it) => it.verdict === verdict && it.message === says);
        return !target?.checks.some((it) => nameOf(it) === check && it.verdict === verdict);
      })
      .map((service) => `${service} ${check}: ${verdict} is expected and did not come`),
  );
}

function nameOf({ id, variant }: CheckReport): string {
  return variant === undefined ? id : `${id} [${variant}]`;
}
