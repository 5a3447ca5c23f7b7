import { describe, expect, it } from 'vitest';
import { listenForMail } from '../../runner/canary/index.js';
import { type AuditOptions, audit, type Catalogue } from '../../runner/engine/index.js';
import { type ReferenceOptions, startReference } from '../../runner/reference/index.js';
import type { CheckReport, Impact, Report, Service } from '../../runner/result/index.js';
import { type AnyInvariant, type AnyScenario, rowsBrokenBy } from '../../runner/scenario/index.js';
import { requirements } from '../../suites/requirements/index.js';

/** One behaviour of a server, named by the faults that make it, and where it is looked at. */
export interface Case {
  /** Faults of the reference server; none is the strict server. */
  readonly faults?: readonly string[];
  /** Only these services; all that the scenario is for, unless said. */
  readonly services?: readonly Service[];
  /** Only these variants; all, unless said. */
  readonly variants?: readonly string[];
  /** Highest impact; `deliver` unless said. */
  readonly allow?: Impact;
  /** Shorter where the server falls silent. */
  readonly timeoutMs?: number;
  /** No mailbox and no domain of the server is given where this is false. */
  readonly recipient?: false;
  /** What the server sends on for other domains goes to a canary; without it nowhere. */
  readonly canary?: boolean;
  /** Credentials are given unless this is false. */
  readonly authenticated?: boolean;
}

export interface Proof {
  /** What every server of the proof is, strict as it is, before the faults of a case. */
  readonly reference?: ReferenceOptions;
  /** How every case is audited. */
  readonly options?: Partial<AuditOptions>;
  /** Servers that obey the clause, the strict one first: every check is `pass`. */
  readonly conforming: readonly Case[];
  /** Servers that break it: every check named by the case is this finding. */
  readonly violating: readonly (Case & { readonly finding: string })[];
  /** Servers that do not let us see: every check has this verdict. */
  readonly undecided?: readonly (Case & {
    readonly verdict: 'inconclusive' | 'not-applicable' | 'skipped';
  })[];
}

export const mailbox = 'alice@reference.test';
export const credentials = { user: mailbox, password: 'correct horse' };

/** Audits the reference server with these faults by a catalogue, everything known and allowed. */
export async function auditReference(
  catalogue: Catalogue,
  { faults = [], services, allow = 'deliver', timeoutMs = 5_000, authenticated = true, ...rest }: Case,
  reference: ReferenceOptions = {},
  options: Partial<AuditOptions> = {},
): Promise<Report> {
  const canary = rest.canary === true ? await listenForMail() : undefined;
  const server = await startReference({
    ...reference,
    ...(canary === undefined ? {} : { forwardTo: canary }),
    faults: [...(reference.faults ?? []), ...faults],
  });
  try {
    const targets = Object.entries(server.addresses)
      .filter(([service]) => services === undefined || services.includes(service as Service))
      .map(([service, { host, port }]) => `${service}://${host}:${port}`);
    return await audit(catalogue, {
      targets,
      ...(rest.recipient === false ? {} : { recipient: mailbox }),
      ca: [server.ca],
      ...(authenticated ? { credentials } : {}),
      allow,
      timeoutMs,
      connections: 16,
      ...(canary === undefined ? {} : { canary, outside: 'anybody@canary.test', canaryWaitMs: 5_000 }),
      ...options,
    });
  } finally {
    await server.close();
    await canary?.close();
  }
}

/** Proves a scenario: green on every conforming server, red in the declared way on every violating one, no finding left unproven. */
export function scenarioProof(scenario: AnyScenario, proof: Proof): void {
  prove(scenario.meta, { scenarios: [scenario], invariants: [], requirements }, proof);
}

/** The same for an invariant, over the sessions that the given scenarios make. */
export function invariantProof(invariant: AnyInvariant, proof: Proof, by: readonly AnyScenario[]): void {
  prove(invariant.meta, { scenarios: by, invariants: [invariant], requirements }, proof);
}

function prove(meta: AnyInvariant['meta'], catalogue: Catalogue, proof: Proof): void {
  describe(meta.id, () => {
    for (const conforming of proof.conforming) {
      it(`passes: ${nameOf(conforming)}`, async () => {
        for (const check of await checksOf(meta.id, catalogue, conforming, proof)) {
          expect({ at: placeOf(check), verdict: check.verdict, message: check.message }).toMatchObject({
            verdict: 'pass',
          });
        }
      });
    }
    for (const { finding, ...violating } of proof.violating) {
      it(`reports ${finding}: ${nameOf(violating)}`, async () => {
        for (const check of await checksOf(meta.id, catalogue, violating, proof)) {
          expect({ at: placeOf(check), finding: check.finding, message: check.message }).toMatchObject({
            finding,
          });
          expect(['fail', 'warn', 'info']).toContain(check.verdict);
          expect(check.transcripts, 'a finding without evidence').not.toHaveLength(0);
        }
      });
    }
    for (const { verdict, ...undecided } of proof.undecided ?? []) {
      it(`is ${verdict}: ${nameOf(undecided)}`, async () => {
        for (const check of await checksOf(meta.id, catalogue, undecided, proof)) {
          expect({ at: placeOf(check), verdict: check.verdict, message: check.message }).toMatchObject({
            verdict,
          });
        }
      });
    }
    it('proves every declared finding, and no case twice', () => {
      const proven = new Set(proof.violating.map(({ finding }) => finding));
      expect([...proven].sort()).toEqual(Object.keys(meta.findings).sort());
      const broken = new Set(Object.values(meta.findings).flatMap((finding) => rowsBrokenBy(finding, meta)));
      expect([...broken].sort(), 'rows that the findings break = rows that the head cites').toEqual(
        [...meta.requirements].sort(),
      );
      expect(proof.conforming[0]?.faults ?? [], 'the strict server comes first').toEqual([]);
      const cases = [...proof.conforming, ...proof.violating, ...(proof.undecided ?? [])].map((it) =>
        JSON.stringify(it),
      );
      expect(new Set(cases).size).toBe(cases.length);
    });
  });
}

/** The checks that a case speaks of; never none. */
async function checksOf(
  id: string,
  catalogue: Catalogue,
  { variants, ...rest }: Case,
  { reference, options }: Proof,
): Promise<CheckReport[]> {
  const { targets } = await auditReference(catalogue, rest, reference, options);
  const checks = targets
    .flatMap((target) => target.checks)
    .filter((check) => check.id === id && (variants === undefined || variants.includes(check.variant ?? '')));
  expect(
    checks,
    `${id} was not judged: ${targets.map(({ problem }) => problem).join('; ')}`,
  ).not.toHaveLength(0);
  return checks;
}

function nameOf({ faults = [], services, variants, allow, authenticated, canary, recipient }: Case): string {
  const limits = [
    services,
    variants,
    allow,
    canary === true ? 'with a canary' : undefined,
    recipient === false ? 'no mailbox' : undefined,
    authenticated === false ? 'no credentials' : undefined,
  ];
  const where = limits.filter((limit) => limit !== undefined).join('; ');
  return `${faults.length === 0 ? 'the strict server' : faults.join(' + ')}${where === '' ? '' : ` (${where})`}`;
}

function placeOf({ id, variant }: CheckReport): string {
  return variant === undefined ? id : `${id} [${variant}]`;
}
