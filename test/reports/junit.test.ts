import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'junit2json';
import { parseV2 } from 'test-results-parser';
import { expect, it, onTestFinished } from 'vitest';
import { renderJunit } from '../../reports/junit/index.js';
import { exampleReport } from './example.js';
import { readXml } from './readers.js';

const text = renderJunit(exampleReport());

it('is well-formed, with the elements that readers know', async () => {
  expect([...(await readXml(text))].sort()).toEqual(
    [
      'error',
      'failure',
      'properties',
      'property',
      'skipped',
      'system-out',
      'testcase',
      'testsuite',
      'testsuites',
    ].sort(),
  );
});

it('counts what junit2json finds in it', async () => {
  const suites = (await parse(text)) as {
    testsuite: { tests: number; testcase: Record<string, unknown>[] }[];
  } & Record<string, number>;
  const cases = suites.testsuite.flatMap(({ testcase }) => testcase);
  const having = (name: string) => cases.filter((one) => name in one).length;
  expect({ tests: suites.tests, failures: suites.failures, errors: suites.errors }).toEqual({
    tests: cases.length,
    failures: having('failure'),
    errors: having('error'),
  });
  // Twelve checks on each of three services, and the host that was not reached.
  expect(cases).toHaveLength(37);
  expect(having('failure')).toBe(6);
  expect(having('error')).toBe(3);
  expect(suites.testsuite.map(({ tests, testcase }) => tests - testcase.length)).toEqual([0, 0, 0, 0]);
});

it('is read by test-results-parser, with the dialogue of a failure', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smtpspec-junit-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'junit.xml');
  await writeFile(file, text);
  const { result, errors } = parseV2({ type: 'junit', files: [file] });
  expect(errors).toEqual([]);
  expect(result).toMatchObject({ total: 37, failed: 6, errors: 3, status: 'FAIL' });
  const [failed] = result?.suites[0]?.cases.filter(({ status }) => status === 'FAIL') ?? [];
  expect(failed?.name).toBe(
    'relay/percent-hack [user%outside@local]: A recipient that hides an outside address is not relayed',
  );
  expect(failed?.stack_trace).toContain('C: RCPT TO:<user%outside.example@example.org>\n  S: 250 2.1.5 Ok');
  expect(failed?.stack_trace).toContain('Postfix: allow_percent_hack = no');
});

it('names a test by nothing that changes between runs', () => {
  const later = exampleReport();
  later.startedAt = '2026-03-02T10:00:00.000Z';
  for (const target of later.targets) {
    target.address = '192.0.2.99';
    for (const check of target.checks) Object.assign(check, { durationMs: 7777, message: 'Other words' });
  }
  const names = (xml: string) =>
    [...xml.matchAll(/<testcase (name="[^"]*" classname="[^"]*")/g)].map(([, it]) => it);
  expect(names(renderJunit(later))).toEqual(names(text));
  expect(new Set(names(text)).size).toBe(37);
});
