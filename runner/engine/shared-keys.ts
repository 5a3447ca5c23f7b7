import type { TargetReport } from '../result/index.js';

/** Tells of each endpoint which other services of its host have a certificate with the same key. */
export function withSharedKeys(reports: readonly TargetReport[]): TargetReport[] {
  return reports.map((report) => {
    const key = keyOf(report);
    if (key === undefined || report.tls?.endpoint === undefined) return report;
    const sameKeyAs = reports
      .filter((other) => other !== report && other.host === report.host && keyOf(other) === key)
      .map(({ service }) => service);
    return { ...report, tls: { ...report.tls, endpoint: { ...report.tls.endpoint, sameKeyAs } } };
  });
}

function keyOf({ tls }: TargetReport): string | undefined {
  return tls?.endpoint?.chains?.[0]?.certificates[0]?.spkiSha256;
}
