import type { Static } from 'typebox';
import type { reportSchema } from './schema.js';
import { verdicts } from './words.js';

/** The shapes of a report; their one definition is the schema. */
export type Report = Static<typeof reportSchema>;
export type TargetReport = Report['targets'][number];
export type CheckReport = TargetReport['checks'][number];
export type TranscriptReport = TargetReport['transcripts'][number];
export type TranscriptEvent = TranscriptReport['events'][number];
export type ReferenceEntry = CheckReport['references'][number];
export type ReachReport = NonNullable<TargetReport['reach']>;
export type UnlikeReport = NonNullable<Report['unlike']>[number];
export type TlsReport = NonNullable<TargetReport['tls']>;
export type LoginReport = NonNullable<TargetReport['login']>;
export type EndpointReport = NonNullable<TlsReport['endpoint']>;
export type PolicyReport = NonNullable<TlsReport['policy']>;
export type VersionFacts = NonNullable<EndpointReport['versions']>[number];
export type SuiteFacts = NonNullable<VersionFacts['suites']>[number];
export type GroupFacts = NonNullable<EndpointReport['groups']>[number];
export type FeatureFacts = NonNullable<EndpointReport['features']>[number];
export type ChainFacts = NonNullable<EndpointReport['chains']>[number];
export type CertificateFacts = ChainFacts['certificates'][number];
export type VerdictTotals = Report['totals'];
export type CoverageRow = Report['coverage'][number];
export type RoleReport = NonNullable<Report['roles']>[number];
export type RoleCell = RoleReport['cells'][number];
export type SectionReport = NonNullable<Report['sections']>[number];

/** Totals with every verdict at zero. */
export function noTotals(): VerdictTotals {
  return Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as VerdictTotals;
}

/** The rows that a check judges. A finding breaks some; whether the others that its check cites are obeyed it does not say. */
export function rowsJudgedBy({ finding, breaks = [], requirements }: CheckReport): readonly string[] {
  return finding === undefined ? requirements : breaks;
}

/**
 * Whether a target that was not judged is no reason to call its service unjudged: this machine has no network of the family of its
 * address, and another address of the same service was judged.
 */
export function isExcused({ url, reach }: TargetReport, targets: readonly TargetReport[]): boolean {
  if (reach?.kind !== 'no-family') return false;
  return targets.some((other) => other.url === url && other.problem === undefined);
}
