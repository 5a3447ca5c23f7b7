import {
  type Expectation,
  expectations,
  type RoleCell,
  type RoleReport,
  type TargetReport,
} from '../result/index.js';
import { authInsideTls, authRequired, certificate, encrypts, relayClosed, takesMail } from './alone.js';
import { type Answer, cellOf, judged, unknown } from './cell.js';
import { agreement, sameLogin, served } from './together.js';

type Judge = (target: TargetReport, others: readonly TargetReport[]) => Answer;

const judges: Readonly<Record<Expectation, Judge>> = {
  served,
  'takes-mail': takesMail,
  tls: encrypts,
  'auth-inside-tls': authInsideTls,
  'auth-required': authRequired,
  'relay-closed': relayClosed,
  certificate,
  'same-login': sameLogin,
  agreement,
};

/** What can be said of a service with which no session came about. */
const saidOfAll: readonly Expectation[] = ['served', 'tls'];

/** LMTP is spoken behind a mail server, and not by its clients. */
function hasRole({ service }: TargetReport): boolean {
  return service !== 'lmtp';
}

/** The role matrix: every target of a report held against what is expected of its service, alone and beside the others of its host. */
export function rolesOf(targets: readonly TargetReport[]): RoleReport[] {
  return targets.flatMap((target, index) => {
    if (!hasRole(target)) return [];
    const others = targets.filter((it) => it !== target && it.host === target.host && hasRole(it));
    return [{ target: index, cells: expectations.map((expectation) => cell(expectation, target, others)) }];
  });
}

function cell(expectation: Expectation, target: TargetReport, others: readonly TargetReport[]): RoleCell {
  const answer = judges[expectation](target, others);
  if (judged(target) || saidOfAll.includes(expectation) || answer.state === 'not-applicable')
    return cellOf(expectation, answer);
  return cellOf(expectation, unknown('this service could not be judged'));
}
