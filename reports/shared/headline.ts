import type { Report, Verdict } from '../../runner/result/index.js';
import { judged } from './checks.js';
import { countExpected } from './expected.js';
import { counted } from './words.js';

/** The one-line result of a report. `verdict` is the worst that happened and never better than what was decided. */
export interface Headline {
  verdict: Verdict;
  text: string;
}

/** Sums up a report. A report in which nothing was decided, or a target was not judged, is never a pass. */
export function headline(report: Report): Headline {
  const { totals } = report;
  const unexpected = {
    fail: totals.fail - countExpected(report, 'met', 'fail'),
    warn: totals.warn - countExpected(report, 'met', 'warn'),
  };
  const met = countExpected(report, 'met');
  const unmet = countExpected(report, 'unmet');
  const unjudged = report.targets.filter((target) => !judged(target)).length;
  const parts = [
    unexpected.fail && `${counted(unexpected.fail, 'check')} failed`,
    unmet && `${counted(unmet, 'expectation')} did not come true`,
    totals.error && `${counted(totals.error, 'check')} broke`,
    unjudged && `${counted(unjudged, 'target')} could not be judged`,
    unexpected.warn && counted(unexpected.warn, 'warning'),
    totals.inconclusive && `${totals.inconclusive.toLocaleString('en-US')} inconclusive`,
    totals.pass && `${totals.pass.toLocaleString('en-US')} passed`,
    met && `${counted(met, 'finding')} as expected`,
    report.interrupted && 'the run was interrupted',
  ];
  const text = parts.filter((part) => typeof part === 'string').join(', ');
  const verdict =
    unmet > 0 ? 'fail' : worst({ ...report, totals: { ...totals, ...unexpected } }, unjudged, met);
  return { verdict, text: text === '' ? 'nothing was decided' : text };
}

function worst({ totals, interrupted }: Report, unjudged: number, met: number): Verdict {
  if (totals.fail > 0) return 'fail';
  if (totals.error > 0) return 'error';
  if (unjudged > 0) return 'inconclusive';
  if (totals.warn > 0) return 'warn';
  if (interrupted || totals.inconclusive > 0 || totals.pass + totals.info + met === 0) return 'inconclusive';
  return 'pass';
}
