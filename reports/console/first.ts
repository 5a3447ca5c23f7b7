import type { Report } from '../../runner/result/index.js';
import { targetLabel } from '../shared/checks.js';
import { type Step, stepsOf } from '../shared/steps.js';
import { counted, verdictWords } from '../shared/words.js';
import type { Look } from './look.js';
import { clip, wrap } from './text.js';

const most = 5;

/** What to mend first, where it is and how, at the end: what stands last on the screen is what is read first. */
export function firstLines(report: Report, look: Look): string[] {
  const { steps } = stepsOf(report);
  if (steps.length === 0) return [];
  const left = steps.slice(most).flatMap(({ checks }) => checks).length;
  const more = left === 0 ? [] : wrap(`and ${counted(left, 'finding')} more, above`, look.width, '  ');
  return [
    look.paint.bold('WHAT TO DO FIRST'),
    ...steps.slice(0, most).flatMap((step) => stepLines(step, report, look)),
    ...more.map(look.paint.dim),
    '',
  ];
}

function stepLines({ scenarios, advice }: Step, report: Report, { width, paint }: Look): string[] {
  const [first] = advice;
  const [[[{ check }]]] = scenarios;
  const how = first === undefined ? check.message : `${clip(first.product, 60)}: ${first.text}`;
  return [
    ...scenarios.flatMap((findings) => {
      const [[placed]] = findings;
      const { label } = verdictWords[placed.check.verdict];
      const [start = '', ...more] = wrap(clip(nameOf(findings, report), 300), width - 8);
      return [
        `  ${paint.verdict(placed.check.verdict, label)}  ${paint.bold(start)}`,
        ...more.map((line) => `        ${line}`),
      ];
    }),
    ...wrap(clip(how, 400), width, '        '),
  ];
}

/** The scenario with its variants and the services. */
function nameOf(findings: Step['scenarios'][number], report: Report): string {
  const [[{ check }]] = findings;
  const variants = new Set(findings.flatMap(([one]) => one.check.variant ?? []));
  const labels = new Set(findings.flat().map(({ target }) => targetLabel(target, report)));
  const which = variants.size === 0 ? '' : ` [${[...variants].join(', ')}]`;
  return `${check.id}${which} (${[...labels].join(', ')})`;
}
