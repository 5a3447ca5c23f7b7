import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { type AuditOptions, audit, type Catalogue } from '../../runner/engine/index.js';
import { secretForms } from '../../runner/protocol/sasl/index.js';
import { type ReferenceOptions, type ReferenceServer, startReference } from '../../runner/reference/index.js';
import type { CheckReport, Report, Service, TargetReport } from '../../runner/result/index.js';
import { reportSchema } from '../../runner/result/schema.js';
import { addressOf } from '../reference/address.js';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(reportSchema);

export function targetOf(server: ReferenceServer, service: Service = 'smtp'): string {
  const { host, port } = addressOf(server, service);
  return `${service}://${host}:${port}`;
}

/** An audit whose report is held to everything that is true of every report. */
export async function checkedAudit(catalogue: Catalogue, options: AuditOptions): Promise<Report> {
  const report = await audit(catalogue, { clientName: 'client.test', timeoutMs: 5_000, ...options });
  validate(report);
  expect(validate.errors).toBeNull();
  for (const target of report.targets) holds(target);
  if (options.credentials !== undefined) {
    const text = JSON.stringify(report);
    for (const form of secretForms(options.credentials)) expect(text).not.toContain(form);
  }
  return report;
}

function holds({ checks, transcripts, connections, totals }: TargetReport): void {
  expect(transcripts.map(({ id }) => id)).toEqual(transcripts.map((_, index) => index));
  expect(connections).toBe(transcripts.length);
  expect(checks.flatMap((check) => check.transcripts).filter((id) => transcripts[id] === undefined)).toEqual(
    [],
  );
  expect(Object.values(totals).reduce((sum, count) => sum + count, 0)).toBe(checks.length);
  for (const { finding, remedy } of checks) expect(remedy === undefined).toBe(finding === undefined);
}

/** Audits one service of a reference server that exists for this audit only. */
export async function auditReference(
  catalogue: Catalogue,
  {
    service = 'smtp',
    reference = {},
    ...options
  }: {
    readonly service?: Service;
    readonly reference?: ReferenceOptions;
  } & Partial<AuditOptions> = {},
): Promise<TargetReport> {
  const server = await startReference(reference);
  try {
    const report = await checkedAudit(catalogue, {
      targets: [targetOf(server, service)],
      ca: [server.ca],
      serverName: 'localhost',
      ...options,
    });
    return only(report.targets);
  } finally {
    await server.close();
  }
}

export function only<T>(items: readonly T[]): T {
  const [item, ...more] = items;
  if (item === undefined || more.length > 0) throw new Error(`${items.length} items where one was expected`);
  return item;
}

export function verdictsOf({ checks }: TargetReport): Record<string, string> {
  return Object.fromEntries(checks.map((check) => [nameOf(check), check.verdict]));
}

function nameOf({ id, variant }: CheckReport): string {
  return variant === undefined ? id : `${id} ${variant}`;
}
