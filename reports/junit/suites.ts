import { isExcused, type Report, type TargetReport } from '../../runner/result/index.js';
import { targetLabel } from '../shared/checks.js';
import { clip } from '../shared/clip.js';
import { whyCutShort, whyUnjudged } from '../shared/outcome.js';
import { testCase } from './cases.js';
import type { Element } from './xml.js';

/** One suite for each target, and one for the run where it was cut short. */
export function runSuites(report: Report): Element[] {
  const suites = report.targets.map((target) => targetSuite(target, report));
  const why = whyCutShort(report);
  return why === undefined ? suites : [...suites, suite('run', report, [reached('smtpspec', why)])];
}

function targetSuite(target: TargetReport, report: Report): Element {
  const { url, address, host, software, greeting } = target;
  const label = clip(targetLabel(target, report), 200);
  const facts = Object.entries({ address, software, greeting }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name: 'property', attributes: { name, value: clip(value, 600) } }],
  );
  const cases = [
    ...wayThere(target, report, label),
    ...target.checks.map((check) => testCase(check, target, label)),
  ];
  const name = address === undefined ? url : `${url} (${address})`;
  const properties: Element[] = facts.length === 0 ? [] : [{ name: 'properties', content: facts }];
  return suite(clip(name, 300), report, cases, properties, { hostname: clip(host, 300) });
}

/** A target that was not judged has a test case that says so, so that it is never seen as green. */
function wayThere(target: TargetReport, report: Report, label: string): Element[] {
  const why = whyUnjudged(target);
  if (why === undefined) return [];
  return [reached(label, clip(why, 1000), isExcused(target, report.targets) ? 'skipped' : 'error')];
}

function reached(classname: string, message: string, name = 'error'): Element {
  return {
    name: 'testcase',
    attributes: { name: 'can be judged', classname, time: '0.000' },
    content: [{ name, attributes: { message } }],
  };
}

function suite(
  name: string,
  { startedAt }: Report,
  cases: readonly Element[],
  properties: readonly Element[] = [],
  more: Readonly<Record<string, string>> = {},
): Element {
  const count = (kind: string) =>
    cases.filter((one) => childrenOf(one).some((it) => it.name === kind)).length;
  const time = cases.reduce((total, { attributes }) => total + Number(attributes?.time ?? 0), 0);
  return {
    name: 'testsuite',
    attributes: {
      name,
      tests: cases.length,
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
      time: time.toFixed(3),
      timestamp: clip(startedAt.replace(/\.\d+Z$|Z$/, ''), 40),
      ...more,
    },
    content: [...properties, ...cases],
  };
}

function childrenOf({ content = [] }: Element): readonly Element[] {
  return typeof content === 'string' ? [] : content;
}
