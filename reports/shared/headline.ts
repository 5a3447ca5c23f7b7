import type { Report, Verdict } from '../../runner/result/index.js';
import { unjudged } from './checks.js';
import { countExpected } from './expected.js';
import { unmetByRoles } from './unmet-roles.js';
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
  const left = unjudged(report).length;
  const roles = unmetByRoles(report);
  const parts = [
    unexpected.fail && `${counted(unexpected.fail, 'check')} failed`,
    unmet && `${counted(unmet, 'expectation')} did not come true`,
    totals.error && `${counted(totals.error, 'check')} broke`,
    left && `${counted(left, 'target')} could not be judged`,
    unexpected.warn && counted(unexpected.warn, 'warning'),
    roles && `${counted(roles, 'expectation')} of the roles not met`,
    totals.inconclusive && `${totals.inconclusive.toLocaleString('en-US')} inconclusive`,
    totals.pass && `${totals.pass.toLocaleString('en-US')} passed`,
    met && `${counted(met, 'finding')} as expected`,
    report.interrupted && 'the run was interrupted',
  ];
  const text = parts.filter((part) => typeof part === 'string').join(', ');
  const seen = { left, roles, met };
  const verdict = unmet > 0 ? 'fail' : worst({ ...report, totals: { ...totals, ...unexpected } }, seen);
  return { verdict, text: text === '' ? 'nothing was decided' : text };
}

function worst(
  { totals, interrupted }: Report,
  { left, roles, met }: { left: number; roles: number; met: number },
): Verdict {
  if (totals.fail > 0) return 'fail';
  if (totals.error > 0) return 'error';
  if (left > 0) return 'inconclusive';
  if (totals.warn > 0 || roles > 0) return 'warn';
  if (interrupted || totals.inconclusive > 0 || totals.pass + totals.info + met === 0) return 'inconclusive';
  return 'pass';
}
