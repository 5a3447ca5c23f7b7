import type { Report, Verdict } from '../../runner/result/index.js';
import { judged } from './checks.js';
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
  const unjudged = report.targets.filter((target) => !judged(target)).length;
  const roles = unmetByRoles(report);
  const parts = [
    totals.fail && `${counted(totals.fail, 'check')} failed`,
    totals.error && `${counted(totals.error, 'check')} broke`,
    unjudged && `${counted(unjudged, 'target')} could not be judged`,
    totals.warn && counted(totals.warn, 'warning'),
    roles && `${counted(roles, 'expectation')} of the roles not met`,
    totals.inconclusive && `${totals.inconclusive.toLocaleString('en-US')} inconclusive`,
    totals.pass && `${totals.pass.toLocaleString('en-US')} passed`,
    report.interrupted && 'the run was interrupted',
  ];
  const text = parts.filter((part) => typeof part === 'string').join(', ');
  return { verdict: worst(report, unjudged, roles), text: text === '' ? 'nothing was decided' : text };
}

function worst({ totals, interrupted }: Report, unjudged: number, roles: number): Verdict {
  if (totals.fail > 0) return 'fail';
  if (totals.error > 0) return 'error';
  if (unjudged > 0) return 'inconclusive';
  if (totals.warn > 0 || roles > 0) return 'warn';
  if (interrupted || totals.inconclusive > 0 || totals.pass + totals.info === 0) return 'inconclusive';
  return 'pass';
}
