import type { Notification } from 'sarif';
import { isExcused, type Report, type TargetReport } from '../../runner/result/index.js';
import { type Placed, placedChecks } from '../shared/checks.js';
import { clip } from '../shared/clip.js';
import { expectationWords } from '../shared/expected.js';
import { checkName } from '../shared/findings.js';
import { type Outcome, outcomeOf, whyCutShort, whyUnjudged } from '../shared/outcome.js';
import { locationOf } from './location.js';
import { messageText } from './message.js';

/** What the run has to say that is no finding; an `error` among them means that not all was judged. */
export function notificationsOf(report: Report): Notification[] {
  const why = whyCutShort(report);
  const targets = report.targets.flatMap((target) => {
    const why = whyUnjudged(target);
    if (why === undefined) return [];
    const level = isExcused(target, report.targets) ? 'note' : 'error';
    return [notification(level, `${clip(target.url, 300)}: ${clip(why, 1000)}`, target)];
  });
  return [
    ...(why === undefined ? [] : [notification('error', why)]),
    ...targets,
    ...placedChecks(report).flatMap(ofCheck),
  ];
}

const levels: Readonly<Partial<Record<Outcome, Notification.level>>> = {
  broken: 'error',
  known: 'note',
  unseen: 'note',
};

function ofCheck({ check, target }: Placed): Notification[] {
  const level = levels[outcomeOf(check)];
  if (level === undefined || check.verdict === 'not-applicable' || check.verdict === 'skipped') return [];
  const words = [checkName(check), check.verdict, check.message, expectationWords(check)];
  const text = words.filter((word) => word !== undefined).map((word) => clip(word, 1000));
  return [notification(level, text.join(': '), target)];
}

function notification(level: Notification.level, text: string, target?: TargetReport): Notification {
  return {
    level,
    message: { text: messageText(text) },
    ...(target === undefined ? {} : { locations: [locationOf(target)] }),
  };
}
