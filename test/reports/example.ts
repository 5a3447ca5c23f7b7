import {
  type CheckReport,
  noTotals,
  type Report,
  type SectionReport,
  type Service,
  type TargetReport,
  type TlsReport,
  type VerdictTotals,
} from '../../runner/result/index.js';
import { rolesOf } from '../../runner/roles/index.js';
import { check, exampleChecks, exampleSessions } from './example-checks.js';
import {
  examplePolicy,
  hostileEndpoint,
  hostilePolicy,
  strongEndpoint,
  weakEndpoint,
} from './example-tls.js';

const ports = { smtp: 25, submission: 587, submissions: 465, lmtp: 24 } as const;

/**
 * A run against three services and a second host that cannot be reached; every verdict occurs. The TLS of smtp is weak,
 * that of submission is strong, that of submissions was not surveyed.
 */
export function exampleReport(): Report {
  return reportOf([
    withTls(judgedTarget('smtp', exampleChecks()), { endpoint: weakEndpoint(), policy: examplePolicy() }),
    withTls(judgedTarget('submission', exampleChecks()), { endpoint: strongEndpoint() }),
    judgedTarget('submissions', quiet(exampleChecks())),
    unreachable(),
  ]);
}

/** What hostile servers and careless scenarios can put into every remote field. */
export const hostileText =
  '220 <script>alert(1)</script><img src=x onerror=alert(2)>"\'&amp; \u001b[31mred\u001b[0m\u0000\u0007 \u202Efdp.exe\u2066 \u0085\uFEFF\uD800';

/** The target with more known of its TLS. */
export function withTls(target: TargetReport, more: Partial<TlsReport>): TargetReport {
  return { ...target, tls: { trusted: false, names: [], ...target.tls, ...more } };
}

/** A report whose remote fields all hold `hostileText` or 64 kB without a space. */
export function hostileReport(): Report {
  const target = judgedTarget('smtp', [
    check('commands/hostile', {
      title: `Title ${hostileText}`,
      variant: hostileText,
      verdict: 'fail',
      level: 'MUST',
      message: hostileText,
      why: hostileText,
      requirements: [hostileText],
      references: [{ title: hostileText, text: hostileText, url: 'javascript:alert(3)' }],
      remedy: { any: hostileText, '</dt><script>alert(4)</script>': hostileText },
      transcripts: [6],
    }),
    check('commands/long', { verdict: 'warn', message: 'x'.repeat(65_536), transcripts: [6] }),
  ]);
  target.greeting = hostileText;
  target.software = hostileText;
  target.problem = hostileText;
  target.login = { result: 'refused', mechanism: hostileText, message: hostileText, advice: [hostileText] };
  target.reach = { kind: 'not-smtp', text: hostileText, next: hostileText };
  target.capabilities.plain = [hostileText, 'A'.repeat(65_536)];
  target.transcripts.push({
    id: 6,
    scenario: 'commands/hostile',
    events: [
      { ms: 0, from: 'server', tls: false, data: '220 <script>alert(5)</script>\\x1B[31m\\x00\\r\\n' },
      { ms: 1, from: 'server', tls: false, data: `250 ${'y'.repeat(65_532)}\\r\\n` },
      { ms: 2, from: 'server', tls: false, data: hostileText },
    ],
  });
  const report = reportOf([
    withTls(target, {
      protocol: hostileText,
      subject: hostileText,
      endpoint: hostileEndpoint(hostileText),
      policy: hostilePolicy(hostileText),
    }),
  ]);
  report.sections?.push({
    ...report.sections[2],
    rfc: hostileText,
    section: hostileText,
    title: hostileText,
  } as SectionReport);
  report.unlike = [{ url: hostileText, what: 'greeting', text: hostileText }];
  return report;
}

/** A report of one target with `count` passing checks. */
export function largeReport(count: number): Report {
  const checks = Array.from({ length: count }, (_, n) =>
    check(`suite${n % 10}/check-${n}`, { level: 'MUST', transcripts: [1] }),
  );
  return reportOf([judgedTarget('smtp', checks)]);
}

/** The report around the given targets, totals summed up. */
export function reportOf(targets: TargetReport[]): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'smtpspec', version: '0.1.0' },
    startedAt: '2026-03-01T09:30:00.000Z',
    durationMs: 8412,
    options: {
      targets: ['mx.example.org'],
      allow: 'probe',
      connections: 4,
      timeoutMs: 30_000,
      delayMs: 0,
      sender: 'probe@probe.example',
      outside: 'someone@outside.example',
      only: [],
      skip: ['hardening'],
      strict: false,
    },
    targets,
    roles: rolesOf(targets),
    coverage: [
      { rfc: '5321', level: 'MUST', covered: 41, total: 58 },
      { rfc: '5321', level: 'SHOULD', covered: 12, total: 30 },
      { rfc: '3207', level: 'MUST', covered: 9, total: 9 },
      { rfc: '3207', level: 'MAY', covered: 0, total: 2 },
    ],
    sections: exampleSections(),
    totals: sum(targets.flatMap(({ checks }) => checks)),
  };
}

/** Sections in every state, as the example's checks judge them. */
function exampleSections(): SectionReport[] {
  const section = (name: string, title: string, more: Partial<SectionReport>): SectionReport => ({
    rfc: '5321',
    section: name,
    title,
    total: 0,
    observable: 0,
    judged: 0,
    broken: 0,
    ...more,
  });
  return [
    section('2', 'The SMTP Model', {}),
    section('2.3', 'SMTP Terminology', {}),
    section('2.3.8', 'Lines', { total: 5, observable: 3, judged: 2, broken: 1, verdict: 'warn' }),
    section('3', 'The SMTP Procedures', {}),
    section('3.5.1', 'Overview', { total: 13, observable: 12 }),
    section('4', 'The SMTP Specifications', {}),
    section('4.3.1', 'Sequencing Overview', { total: 7, observable: 5, judged: 1, verdict: 'pass' }),
    section('4.3.2', 'Command-Reply Sequences', { total: 19, observable: 17, verdict: 'inconclusive' }),
    section('4.4', 'Trace Information', { total: 35 }),
    section('8', 'IANA Considerations', {}),
    section('B', 'SMTP Commands from Header Fields', { total: 1 }),
    section('F.3', 'HELO', { total: 1, observable: 1, judged: 1, broken: 1, verdict: 'fail' }),
  ];
}

/** A target that was judged, with the given checks and the sessions they name. */
export function judgedTarget(service: Service, checks: CheckReport[]): TargetReport {
  return {
    url: `${service}://mx.example.org:${ports[service]}`,
    host: 'mx.example.org',
    port: ports[service],
    service,
    address: '192.0.2.25',
    reachability: 'open',
    greeting: '220 mx.example.org ESMTP Postfix (Debian/GNU)\\r\\n',
    software: 'postfix',
    capabilities: {
      plain: ['PIPELINING', 'SIZE 10240000', 'STARTTLS'],
      tls: ['PIPELINING'],
      authenticated: [],
    },
    tls: {
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      trusted: false,
      problem: 'self-signed certificate',
      subject: 'CN=mx.example.org',
      issuer: 'CN=mx.example.org',
      names: ['mx.example.org'],
      notAfter: '2027-01-01T00:00:00Z',
    },
    checks,
    transcripts: exampleSessions(service),
    connections: 14,
    roundTrips: 96,
    totals: sum(checks),
  };
}

function unreachable(): TargetReport {
  return {
    url: 'smtp://mx2.example.org:25',
    host: 'mx2.example.org',
    port: 25,
    service: 'smtp',
    reachability: 'timed-out',
    problem: 'No connection to mx2.example.org port 25 within 30 s',
    capabilities: { plain: [], tls: [], authenticated: [] },
    checks: [],
    transcripts: [],
    connections: 1,
    roundTrips: 0,
    totals: noTotals(),
  };
}

function quiet(checks: CheckReport[]): CheckReport[] {
  return checks.map((one) =>
    one.verdict === 'error' ? { ...one, verdict: 'pass', message: 'Dropped' } : one,
  );
}

function sum(checks: readonly CheckReport[]): VerdictTotals {
  const totals = noTotals();
  for (const { verdict } of checks) totals[verdict] += 1;
  return totals;
}
