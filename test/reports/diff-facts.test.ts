import { expect, test } from 'vitest';
import { compareReports, isSame, renderDiff } from '../../reports/diff/index.js';
import type { EndpointReport, Report, TargetReport } from '../../runner/result/index.js';
import { judgedTarget, reportOf, withTls } from './example.js';
import { check } from './example-checks.js';
import { strongEndpoint, weakEndpoint } from './example-tls.js';

const told = (a: Report, b: Report, verbose = false) =>
  renderDiff(compareReports(a, b), { color: false, width: 80, verbose });
const one = (): Report => reportOf([judgedTarget('smtp', [check('commands/noop', {})])]);

test('EHLO keywords, software and login are facts', () => {
  const change = (fields: Partial<TargetReport>): Report => {
    const report = one();
    for (const target of report.targets) Object.assign(target, fields);
    return report;
  };
  const capabilities = { plain: ['pipelining', 'SIZE 5', 'STARTTLS', 'DSN'], tls: [], authenticated: [] };
  const b = change({ capabilities, software: 'exim', login: { result: 'refused', message: 'no' } });
  const clear = ['smtp in clear'];
  expect(compareReports(change({}), b).facts).toEqual([
    { area: 'server', what: 'software', a: 'postfix', b: 'exim', where: ['smtp'] },
    { area: 'server', what: 'login', a: 'none', b: 'refused', where: ['smtp'] },
    { area: 'EHLO', what: 'DSN', a: 'no', b: 'yes', where: clear },
    { area: 'EHLO', what: 'SIZE', a: '10240000', b: '5', where: clear },
    { area: 'EHLO', what: 'any keyword', a: 'yes', b: 'no', where: ['smtp inside TLS'] },
  ]);
  expect(told(change({}), b)).toContain(
    [
      'SERVER AND EHLO',
      '  software: postfix → exim (smtp)',
      '  login: none → refused (smtp)',
      '  at b alone (smtp in clear): DSN',
      '  at a alone (smtp inside TLS): any keyword',
      '  SIZE: 10240000 → 5 (smtp in clear)',
      '',
    ].join('\n'),
  );
});

test('mechanisms of AUTH are facts, each alone', () => {
  const offering = (line: string): Report => {
    const target = judgedTarget('smtp', []);
    target.capabilities.plain = [line];
    return reportOf([target]);
  };
  const { facts } = compareReports(offering('AUTH PLAIN LOGIN'), offering('AUTH=login SCRAM-SHA-256'));
  expect(facts.map(({ what, a, b }) => [what, a, b])).toEqual([
    ['AUTH PLAIN', 'yes', 'no'],
    ['AUTH SCRAM-SHA-256', 'no', 'yes'],
  ]);
});

test('of TLS: versions, suites, groups, features and the kind of key, but no names and no dates', () => {
  const surveyed = (endpoint: EndpointReport) => reportOf([withTls(judgedTarget('smtp', []), { endpoint })]);
  const text = told(surveyed(weakEndpoint()), surveyed(strongEndpoint()));
  expect(text).toContain(
    [
      'TLS',
      '  at a alone (smtp): SSLv3, TLSv1, TLSv1.1, Compression',
      '  at b alone (smtp): TLSv1.3, certificate names the server (hello: default)',
      '  at b alone (smtp), groups: X25519MLKEM768, secp256r1',
      '  order of suites in TLSv1.2: the server’s → one suite only (smtp)',
      '  key of the certificate (hello: default): RSA 1024 bits → EC secp256r1 (smtp)',
      '  trust (hello: default): unknown-authority → trusted (smtp)',
      '',
    ].join('\n'),
  );
  const fewer = strongEndpoint();
  fewer.versions = fewer.versions?.map((it) => ({ ...it, suites: it.suites?.slice(1) ?? [] })) ?? [];
  expect(told(surveyed(strongEndpoint()), surveyed(fewer), true)).toMatch(
    /at a alone \(smtp\), suites of TLSv1\.3: TLS_\w+\n/,
  );
  const other = weakEndpoint();
  for (const { certificates } of other.chains ?? [])
    for (const one of certificates)
      Object.assign(one, { notAfter: '2031-01-01T00:00:00.000Z', serial: '77', subject: 'CN=x' });
  expect(isSame(compareReports(surveyed(weakEndpoint()), surveyed(other)))).toBe(true);
  const unseen = { ...strongEndpoint(), versions: [], groups: [], features: [], chains: [] };
  delete (unseen as Partial<EndpointReport>).groups;
  delete (unseen as Partial<EndpointReport>).signatureSchemes;
  expect(compareReports(surveyed(weakEndpoint()), surveyed(unseen)).facts).toEqual([]);
});
