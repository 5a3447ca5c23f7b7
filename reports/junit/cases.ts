import type { CheckReport, TargetReport } from '../../runner/result/index.js';
import { clip } from '../shared/clip.js';
import { checkName } from '../shared/findings.js';
import { outcomeOf } from '../shared/outcome.js';
import { type Told, told, toldLines } from '../shared/told.js';
import { verdictWords } from '../shared/words.js';
import type { Element } from './xml.js';

/** A check as a test case; its name has no part that changes between runs. */
export function testCase(check: CheckReport, target: TargetReport, label: string): Element {
  return {
    name: 'testcase',
    attributes: {
      name: clip(`${checkName(check)}: ${check.title}`, 400),
      classname: clip(`${label}.${check.suite}`, 300),
      time: (check.durationMs / 1000).toFixed(3),
    },
    content: outcome(check, target),
  };
}

/** `failure`, `error` and `skipped` decide what a reader of the file counts; what was seen of a warning is output of the test. */
function outcome(check: CheckReport, target: TargetReport): Element[] {
  const facts = told(check, target);
  const { label } = verdictWords[check.verdict];
  const type = clip(check.finding ?? check.verdict, 100);
  const body = toldLines(facts).join('\n');
  switch (outcomeOf(check)) {
    case 'failed':
      return [{ name: 'failure', attributes: { message: summary(facts), type }, content: body }];
    case 'broken':
      return [{ name: 'error', attributes: { message: facts.message, type }, content: body }];
    case 'known':
      return [{ name: 'skipped', attributes: { message: summary(facts) } }, output(body)];
    case 'unseen':
      return [{ name: 'skipped', attributes: { message: `${label}: ${summary(facts)}` } }];
    case 'passed':
      return check.verdict === 'pass' ? [] : [output(`${label}: ${body}`)];
  }
}

function summary({ message, expectation }: Told): string {
  return expectation === undefined ? message : `${expectation} (${message})`;
}

const output = (content: string): Element => ({ name: 'system-out', content });
