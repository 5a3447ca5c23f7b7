import type { Report } from '../result/index.js';

/** The report of --compare without its dialogues, as they would take room for as long as an audit runs. @throws UsageError */
export async function readEarlier(file: string | undefined): Promise<Report | undefined> {
  if (file === undefined) return undefined;
  // The check of a report is of no use to most runs.
  const { readReport } = await import('./read-report.js');
  const report = await readReport(file, `--compare ${file}`);
  return { ...report, targets: report.targets.map((target) => ({ ...target, transcripts: [] })) };
}
