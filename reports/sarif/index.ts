import type { Log } from 'sarif';
import type { Report } from '../../runner/result/index.js';
import { notificationsOf } from './notifications.js';
import { findingsOf, resultOf, roleResults } from './results.js';
import { rulesOf } from './rules.js';

/**
 * The report as SARIF 2.1.0, one run. Results are findings alone, as GitHub shows every result as an alert, whatever its kind says;
 * what was not decided, broke or is expected is a notification of the invocation.
 */
export function renderSarif(report: Report): string {
  const findings = findingsOf(report);
  const rules = rulesOf(findings, report);
  const notifications = notificationsOf(report);
  const results = [...findings.map((finding) => resultOf(finding, report)), ...roleResults(report)].map(
    (result) => ({ ...result, ruleIndex: rules.findIndex(({ id }) => id === result.ruleId) }),
  );
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'smtpspec',
            version: report.tool.version,
            semanticVersion: report.tool.version,
            rules,
          },
        },
        invocations: [
          {
            executionSuccessful: notifications.every(({ level }) => level !== 'error'),
            startTimeUtc: report.startedAt,
            toolExecutionNotifications: notifications,
          },
        ],
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
