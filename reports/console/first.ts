import { type CheckReport, type Report, verdicts } from '../../runner/result/index.js';
import { adviceOf } from '../shared/advice.js';
import { type Placed, placedChecks, targetLabel, worthALook } from '../shared/checks.js';
import { counted, verdictWords } from '../shared/words.js';
import type { Look } from './look.js';
import { clip, wrap } from './text.js';

const most = 5;
const findings = ['fail', 'warn'];

/** Findings of one scenario with one remedy. */
interface Step {
  readonly check: CheckReport;
  readonly advice: string;
  readonly variants: Set<string>;
  readonly labels: Set<string>;
  count: number;
}

/** The gravest findings, where they are and how to mend them, at the end: what stands last on the screen is what is read first. */
export function firstLines(report: Report, look: Look): string[] {
  const steps = stepsOf(report);
  if (steps.length === 0) return [];
  const left = steps.slice(most).reduce((sum, { count }) => sum + count, 0);
  const more = left === 0 ? [] : wrap(`and ${counted(left, 'finding')} more, above`, look.width, '  ');
  return [
    look.paint.bold('WHAT TO DO FIRST'),
    ...steps.slice(0, most).flatMap((step) => stepLines(step, look)),
    ...more.map(look.paint.dim),
    '',
  ];
}

/** What hardly any server obeys comes behind what most do. */
function stepsOf(report: Report): Step[] {
  const steps = new Map<string, Step>();
  const open = worthALook(placedChecks(report)).filter(({ check }) => findings.includes(check.verdict));
  const rank = ({ check: { verdict, byTheLetter } }: Placed) =>
    verdicts.indexOf(verdict) * 2 + (byTheLetter === true ? 1 : 0);
  for (const { check, target } of open.sort((a, b) => rank(a) - rank(b))) {
    const [first] = adviceOf(check.remedy ?? {}, target.software);
    const advice = first === undefined ? check.message : `${clip(first.product, 60)}: ${first.text}`;
    const key = JSON.stringify([check.verdict, check.id, advice]);
    const step = steps.get(key) ?? { check, advice, variants: new Set(), labels: new Set(), count: 0 };
    if (check.variant !== undefined) step.variants.add(check.variant);
    step.labels.add(targetLabel(target, report));
    step.count += 1;
    steps.set(key, step);
  }
  return [...steps.values()];
}

function stepLines({ check, advice, variants, labels }: Step, { width, paint }: Look): string[] {
  const { label } = verdictWords[check.verdict];
  const which = variants.size === 0 ? '' : ` [${[...variants].join(', ')}]`;
  const name = clip(`${check.id}${which} (${[...labels].join(', ')})`, 300);
  const [start = '', ...more] = wrap(name, width - 8);
  return [
    `  ${paint.verdict(check.verdict, label)}  ${paint.bold(start)}`,
    ...more.map((line) => `        ${line}`),
    ...wrap(clip(advice, 400), width, '        '),
  ];
}
