import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../reports/sarif/index.js';
import type { Report } from '../../runner/result/index.js';
import { exampleReport, judgedTarget, reportOf } from './example.js';
import { check } from './example-checks.js';
import { readSarif } from './readers.js';

const runOf = (report: Report) => {
  const [run] = (readSarif(renderSarif(report)) as Log).runs;
  if (run === undefined) throw new Error('no run');
  return run;
};
const run = runOf(exampleReport());
const fingerprints = (report: Report) =>
  (runOf(report).results ?? []).map(
    ({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash,
  );

describe('results', () => {
  it('are findings alone: GitHub shows each as an alert', () => {
    expect(run.results?.map(({ ruleId, level, kind }) => [ruleId, level, kind])).toEqual([
      ...Array.from({ length: 3 }, () => [
        ['commands/bare-lf', 'warning', 'fail'],
        ['relay/percent-hack', 'error', 'fail'],
        ['relay/percent-hack', 'error', 'fail'],
        ['replies/enhanced-class', 'warning', 'fail'],
      ]).flat(),
      ['roles/auth-inside-tls', 'warning', 'fail'],
      ['roles/auth-inside-tls', 'warning', 'fail'],
    ]);
  });

  it('are placed at a relative URI, which GitHub insists on', () => {
    const report = exampleReport();
    for (const target of report.targets) target.host = '2001:db8::25';
    const uris = (runOf(report).results ?? []).map(
      ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri,
    );
    expect([...new Set(uris)]).toEqual([
      'smtp/2001%3Adb8%3A%3A25:25',
      'submission/2001%3Adb8%3A%3A25:587',
      'submissions/2001%3Adb8%3A%3A25:465',
    ]);
    for (const uri of uris) expect(new URL(uri ?? '', 'file:///checkout/').pathname).toBe(`/checkout/${uri}`);
  });

  it('have the dialogue with them', () => {
    const result = run.results?.find(({ ruleId }) => ruleId === 'relay/percent-hack');
    expect(result?.properties).toMatchObject({
      target: 'smtp://mx.example.org:25',
      finding: 'accepted',
      requirements: ['2505-2.1-01'],
      remedies: ['Postfix: allow_percent_hack = no', 'Any server: Refuse such local parts.'],
    });
    expect(result?.properties?.dialogue).toContain('S: 250 2.1.5 Ok');
  });

  it('point to their rule', () => {
    const rules = run.tool.driver.rules ?? [];
    for (const { ruleIndex = -1, ruleId } of run.results ?? []) expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(rules).toHaveLength(4);
  });
});

describe('fingerprints', () => {
  it('are the same in every run, whatever was said and however long it took', () => {
    const later = exampleReport();
    later.startedAt = '2027-01-01T00:00:00.000Z';
    for (const target of later.targets) {
      target.address = '192.0.2.99';
      for (const one of target.checks)
        Object.assign(one, { message: 'Other words', durationMs: 1, transcripts: [0] });
    }
    expect(fingerprints(later)).toEqual(fingerprints(exampleReport()));
  });

  it('tell findings, variants and services apart', () => {
    const all = fingerprints(exampleReport());
    expect(new Set(all).size).toBe(all.length);
  });

  it('tell the addresses of one service apart', () => {
    const failing = [check('a/b', { verdict: 'fail', finding: 'x' })];
    const twins = reportOf([
      judgedTarget('smtp', failing),
      { ...judgedTarget('smtp', failing), address: '192.0.2.26' },
    ]);
    expect(new Set(fingerprints(twins)).size).toBe(2);
  });
});

it('rules tell what GitHub sorts by', () => {
  const rule = run.tool.driver.rules?.find(({ id }) => id === 'relay/percent-hack');
  expect(rule).toMatchObject({
    name: 'RelayPercentHack',
    shortDescription: { text: 'A recipient that hides an outside address is not relayed' },
    defaultConfiguration: { level: 'error' },
    helpUri: 'https://cwe.mitre.org/data/definitions/441.html',
    properties: { 'security-severity': '9.5', tags: ['security', 'relay', 'external/cwe/cwe-441'] },
  });
  expect(rule?.help?.text).toContain('To mend it, Exim: Deny % in an ACL.');
});

it('what was not decided is a notification', () => {
  const [invocation] = run.invocations ?? [];
  expect(invocation?.executionSuccessful).toBe(false);
  expect(
    invocation?.toolExecutionNotifications?.map(({ level, message }) => `${level} ${message.text}`),
  ).toEqual([
    'error smtp://mx2.example.org:25: No connection to mx2.example.org port 25 within 30 s',
    'note relay/open-relay: inconclusive: RCPT drew 421: Too many errors',
    'error tls/injection: error: The check threw: Cannot read properties of undefined',
    'note relay/open-relay: inconclusive: RCPT drew 421: Too many errors',
    'error tls/injection: error: The check threw: Cannot read properties of undefined',
    'note relay/open-relay: inconclusive: RCPT drew 421: Too many errors',
  ]);
});
