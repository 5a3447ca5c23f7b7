import type { TargetReport } from '../result/index.js';

/** Tells of each endpoint which other services of its host have a certificate with the same key. */
export function withSharedKeys(reports: readonly TargetReport[]): TargetReport[] {
  return reports.map((report) => {
    const key = keyOf(report);
    if (key === undefined || report.tls?.endpoint === undefined) return report;
    // Another address of the same service is no other service.
    const same = reports
      .filter((other) => other.url !== report.url && other.host === report.host && keyOf(other) === key)
      .map(({ service }) => service);
    const sameKeyAs = [...new Set(same)];
    return { ...report, tls: { ...report.tls, endpoint: { ...report.tls.endpoint, sameKeyAs } } };
  });
}

function keyOf({ tls }: TargetReport): string | undefined {
  return tls?.endpoint?.chains?.[0]?.certificates[0]?.spkiSha256;
}
