import type { TargetReport } from '../result/index.js';
import {
  type Answer,
  checksOf,
  findingOf,
  fromChecks,
  met,
  notApplicable,
  submits,
  unknown,
  unmet,
} from './cell.js';

// What is expected of one service, whatever else its host serves.

const noMailHere = 'mail for the domain comes in on port 25';

/** On 25 mail for the domain is taken from anybody. */
export function takesMail(target: TargetReport): Answer {
  if (target.service !== 'smtp') return notApplicable(noMailHere);
  return fromChecks(target, ['relay/inbound']);
}

const offered = 'tls/starttls-offered';
const handshake = 'tls/starttls';

/** STARTTLS is listed and leads to TLS, or TLS comes first. */
export function encrypts(target: TargetReport): Answer {
  if (target.service === 'submissions') return startsWithTls(target);
  const finding = findingOf(target, [offered, handshake]);
  if (finding !== undefined) return finding;
  const [listed] = checksOf(target, [offered]);
  if (target.service === 'smtp' && listed?.verdict === 'not-applicable')
    return unmet('info', 'EHLO does not list STARTTLS: mail comes in clear, which RFC 3207 allows', offered);
  const known = checksOf(target, [handshake]).length > 0;
  return fromChecks(target, known ? [handshake, offered] : [offered]);
}

function startsWithTls(target: TargetReport): Answer {
  if (target.reachability !== 'tls-failed') return fromChecks(target, ['tls/implicit']);
  if (target.problem !== undefined)
    return greetsInClear(target) ? unmet('fail', target.problem) : unknown(target.problem);
  // It spoke TLS, to no good end; checks that wanted a session tell why.
  const [implicit] = checksOf(target, ['tls/implicit']);
  return unmet('warn', implicit?.message ?? 'no TLS handshake came about');
}

/** The first sessions heard something outside TLS, where TLS comes first. */
export function greetsInClear({ transcripts }: TargetReport): boolean {
  return transcripts
    .filter(({ scenario }) => scenario === 'preflight')
    .some(({ events }) => events.some(({ from, tls }) => from === 'server' && !tls));
}

const clearText = 'auth/clear-text';
const clearTextPassword = 'auth/clear-text-password';

/** AUTH is not to be had in clear; a submission service has it inside TLS. */
export function authInsideTls(target: TargetReport): Answer {
  const { service, capabilities } = target;
  const finding = service === 'submissions' ? undefined : findingOf(target, [clearText, clearTextPassword]);
  if (capabilities.plain.length + capabilities.tls.length === 0)
    return unknown('what the server offers is not known: no EHLO was answered');
  const clear = mechanisms(capabilities.plain);
  if (clear !== undefined) return { ...listedInClear(target, clear), ...source(finding) };
  if (finding !== undefined) return finding;
  const within = mechanisms(capabilities.tls);
  if (service === 'smtp' && within === undefined && isBehindTls(capabilities))
    return unknown(notLookedInside);
  if (service === 'smtp') return met(inside(within));
  if (within === undefined) return noAuth(target);
  if (service === 'submissions') return met(`AUTH is listed, and all is inside TLS: ${shown(within)}`);
  const [tried] = checksOf(target, [clearText]);
  if (tried?.verdict === 'pass' || tried?.verdict === 'not-applicable')
    return met(`AUTH is listed inside TLS alone: ${shown(within)}; in clear: ${tried.message}`, tried.id);
  const listed = `AUTH is listed inside TLS alone: ${shown(within)}; whether it is served in clear is not known`;
  return tried === undefined ? unknown(listed) : unknown(`${listed}: ${tried.message}`, tried.id);
}

/** Mechanisms that send what was given to them as it is (RFC 4616, RFC 7628). */
const clearMechanisms = ['PLAIN', 'LOGIN', 'XOAUTH2', 'OAUTHBEARER'];

function listedInClear({ service }: TargetReport, clear: readonly string[]): Answer {
  const open = clear.filter((name) => clearMechanisms.includes(name));
  const needless = service === 'smtp' ? '; strangers deliver here without AUTH' : '';
  if (open.length === 0)
    return unmet(
      'info',
      `AUTH is listed in clear, though with no mechanism that sends the password as it is: ${shown(clear)}${needless}`,
    );
  return unmet(
    'warn',
    `AUTH is listed in clear, with mechanisms that send the password as it is: ${shown(open)}${needless}`,
  );
}

/** Weight and checks of a finding. */
function source(finding: Answer | undefined): Partial<Answer> {
  if (finding?.weight === undefined) return {};
  return { weight: finding.weight, checks: finding.checks };
}

function inside(mechanisms: readonly string[] | undefined): string {
  if (mechanisms === undefined) return 'no AUTH is listed';
  return `AUTH is listed inside TLS alone: ${shown(mechanisms)}; so this port serves users, too`;
}

const notLookedInside = 'EHLO lists no AUTH in clear, and no TLS came about to look inside';

/** STARTTLS was listed, and led nowhere. */
function isBehindTls({ plain, tls }: TargetReport['capabilities']): boolean {
  return tls.length === 0 && plain.some((line) => /^STARTTLS\b/i.test(line));
}

function noAuth({ service, capabilities }: TargetReport): Answer {
  if (service === 'submissions' || capabilities.tls.length > 0)
    return unmet('warn', 'EHLO lists no AUTH inside TLS: nobody can log in from here to submit mail');
  if (isBehindTls(capabilities)) return unknown(notLookedInside);
  return unmet('warn', 'EHLO lists neither STARTTLS nor AUTH: nobody can log in from here to submit mail');
}

/** The mechanisms of the AUTH lines, the old form `AUTH=` included; undefined where there is no such line. */
function mechanisms(lines: readonly string[]): string[] | undefined {
  const own = lines.filter((line) => /^AUTH(?:[ =]|$)/i.test(line));
  if (own.length === 0) return undefined;
  const names = own.flatMap((line) => line.toUpperCase().split(/[ =]+/).slice(1));
  return [...new Set(names.filter((name) => name !== ''))];
}

const mostNames = 8;
const longestName = 20;

function shown(names: readonly string[]): string {
  if (names.length === 0) return 'no mechanism named';
  const few = names.slice(0, mostNames).map((name) => name.slice(0, longestName));
  return `${few.join(' ')}${names.length > mostNames ? ' …' : ''}`;
}

/** A submission service refuses MAIL with 530 until the client has authenticated. */
export function authRequired(target: TargetReport): Answer {
  if (!submits(target)) return notApplicable('strangers deliver here without AUTH');
  return fromChecks(target, ['auth/submission-requires-auth']);
}

/** Nobody relays without AUTH. */
export function relayClosed(target: TargetReport): Answer {
  return fromChecks(target, ['relay/third-party']);
}

/** The certificate names the host, is valid today, and somebody vouches for it. */
export function certificate(target: TargetReport): Answer {
  return fromChecks(target, [
    'tls/certificate-identity',
    'tls/certificate-validity',
    'tls/certificate-trust',
  ]);
}
