import { services, type TargetReport } from '../result/index.js';
import { type Answer, judged, met, notApplicable, placeOf, submits, unknown, unmet } from './cell.js';

// What is expected of a service beside the other services of its host.

/** The port answers; RFC 8314 section 3.3 wants both submission services. */
export function served(target: TargetReport, others: readonly TargetReport[]): Answer {
  const { reachability, problem, reach, greeting = '' } = target;
  if (reachability === 'tls-failed') return met('the port answers, but no TLS came about');
  // What our own network blocks may well be served.
  const closed =
    (reachability === 'refused' && reach?.kind !== 'blocked-here') || reachability === 'not-smtp';
  if (problem !== undefined && !closed) return unknown(problem);
  // 521 speaks for the whole host (RFC 7504); other codes may be meant for us alone.
  const refusal = greeting.startsWith('521') ? 'the server greets with 521: it takes no mail' : undefined;
  const why = problem ?? refusal;
  if (why !== undefined) return notServed(target, others, why);
  if (greeting.startsWith('5'))
    return unknown('the server turns us away with its greeting, perhaps us alone');
  return met('the server answers');
}

function notServed(target: TargetReport, others: readonly TargetReport[], why: string): Answer {
  if (!submits(target)) return unmet('info', `${why}; right for a host that takes no mail from elsewhere`);
  const twin = others.find((other) => submits(other) && other.service !== target.service && judged(other));
  if (twin === undefined) return unmet('info', `${why}; so there is no submission on this port`);
  return unmet(
    'warn',
    `${why}, while ${placeOf(twin, others)} is served; RFC 8314 section 3.3 wants both, as mail programs try either`,
  );
}

/** The login that works on one submission service works on the other. */
export function sameLogin(target: TargetReport, others: readonly TargetReport[]): Answer {
  const { login } = target;
  if (!submits(target)) return notApplicable('nobody needs to log in on this port');
  if (login === undefined) return unknown('no login was tried');
  const twins = others.filter(submits);
  const accepting = twins.find((other) => other.login?.result === 'accepted');
  const refusing = twins.find((other) => other.login?.result === 'refused');
  if (login.result === 'refused') return loginRefused(login.message, accepting, others);
  if (login.result !== 'accepted') return unknown(login.message);
  if (refusing !== undefined)
    return met(`the login is accepted here; ${placeOf(refusing, others)} refuses it`);
  if (accepting !== undefined) return met(`the login is accepted here and on ${placeOf(accepting, others)}`);
  const [twin] = twins;
  if (twin === undefined)
    return unknown('the login is accepted here; no other submission service of this host was audited');
  return unknown(
    `the login is accepted here; on ${placeOf(twin, others)} it is not known: ${twin.login?.message ?? 'not judged'}`,
  );
}

function loginRefused(
  message: string,
  accepting: TargetReport | undefined,
  others: readonly TargetReport[],
): Answer {
  if (accepting === undefined)
    return unknown(`the login was refused, and is not known to work on another service: ${message}`);
  return unmet(
    'warn',
    `the login is accepted on ${placeOf(accepting, others)} and refused here, as if the two asked different user databases: ${message}`,
  );
}

/** Extensions that a message may need; what else is listed depends on who asks and where. */
const extensions = [
  '8BITMIME',
  'SMTPUTF8',
  'BINARYMIME',
  'CHUNKING',
  'DSN',
  'PIPELINING',
  'ENHANCEDSTATUSCODES',
];

/** SIZE, the extensions that messages need, and the certificate are the same on all services of the host. */
export function agreement(target: TargetReport, others: readonly TargetReport[]): Answer {
  if (hello(target).length === 0) return unknown('what the server offers is not known: no EHLO was answered');
  const compared = [target, ...others].filter((it) => hello(it).length > 0).sort(byService);
  if (compared.length < 2) return notApplicable('no other service of this host was judged');
  const differences = [
    difference(compared, 'SIZE', sizeOf),
    ...extensions.map((keyword) =>
      difference(compared, keyword, (it) => (lists(it, keyword) ? 'listed' : 'not listed')),
    ),
    certificates(compared),
  ].filter((it) => it !== undefined);
  const places = compared.map((it) => placeOf(it, compared)).join(', ');
  // Without a fingerprint they only look the same.
  const alike = compared.filter(showsCertificate).every(fingerprint)
    ? ', as is the certificate'
    : '; names and dates of the certificates are the same, too';
  if (differences.length === 0) return met(`SIZE and extensions are the same on ${places}${alike}`);
  return unmet('info', differences.join('; '));
}

function byService(a: TargetReport, b: TargetReport): number {
  return services.indexOf(a.service) - services.indexOf(b.service) || a.port - b.port;
}

interface Group {
  readonly value: string;
  readonly places: string[];
}

/** Targets by what is read of them, in the order in which the values come; who has none is left out. */
function groups(
  targets: readonly TargetReport[],
  read: (target: TargetReport) => string | undefined,
): Group[] {
  const found = new Map<string, Group>();
  for (const target of targets) {
    const value = read(target);
    if (value === undefined) continue;
    const group = found.get(value) ?? { value, places: [] };
    group.places.push(placeOf(target, targets));
    found.set(value, group);
  }
  return [...found.values()];
}

function difference(
  targets: readonly TargetReport[],
  what: string,
  read: (target: TargetReport) => string,
): string | undefined {
  const found = groups(targets, read);
  if (found.length < 2) return undefined;
  return `${what} is ${found.map(({ value, places }) => `${value} on ${places.join(' and ')}`).join(', and ')}`;
}

function certificates(targets: readonly TargetReport[]): string | undefined {
  const encrypting = targets.filter(showsCertificate);
  const found = groups(encrypting, encrypting.every(fingerprint) ? fingerprint : described);
  if (found.length < 2) return undefined;
  const places = found.map((group) => group.places.join(' and '));
  return `the certificate differs, which is allowed, but each must be renewed: one on ${places.join(', another on ')}`;
}

function showsCertificate(target: TargetReport): boolean {
  return fingerprint(target) !== undefined || target.tls?.notAfter !== undefined;
}

/** Known where the endpoint was surveyed. */
function fingerprint({ tls }: TargetReport): string | undefined {
  return tls?.endpoint?.chains?.[0]?.certificates[0]?.sha256;
}

function described({ tls }: TargetReport): string {
  return JSON.stringify([tls?.subject, tls?.issuer, tls?.notAfter, tls?.names]);
}

/** The EHLO lines that a client sees before it logs in: inside TLS where that came about. */
function hello({ capabilities }: TargetReport): readonly string[] {
  return capabilities.tls.length > 0 ? capabilities.tls : capabilities.plain;
}

function lists(target: TargetReport, keyword: string): boolean {
  return hello(target).some((line) => line.split(' ')[0]?.toUpperCase() === keyword);
}

function sizeOf(target: TargetReport): string {
  const line = hello(target).find((it) => /^SIZE(?: |$)/i.test(it));
  if (line === undefined) return 'not listed';
  const [, digits] = /^SIZE +(\d{1,20})$/i.exec(line) ?? [];
  return digits === undefined || /^0+$/.test(digits) ? 'without a limit' : digits.replace(/^0+/, '');
}
