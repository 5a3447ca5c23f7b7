import type { Report } from '../../runner/result/index.js';
import { runSuites } from './suites.js';
import { type Element, xmlDocument } from './xml.js';

/** The report as JUnit XML of the kind that Jenkins and GitLab read: a test suite for each target, a test case for each check. */
export function renderJunit(report: Report): string {
  const suites = runSuites(report);
  const sum = (name: string) =>
    suites.reduce((total, { attributes }) => total + Number(attributes?.[name] ?? 0), 0);
  const root: Element = {
    name: 'testsuites',
    attributes: {
      name: 'smtpspec',
      tests: sum('tests'),
      failures: sum('failures'),
      errors: sum('errors'),
      time: (report.durationMs / 1000).toFixed(3),
    },
    content: suites,
  };
  return xmlDocument(root);
}
