import { describe, expect, it } from 'vitest';
import { compareReports, isSame, renderDiff } from '../../reports/diff/index.js';
import { audit, type Report } from '../../runner/index.js';
import { labAccess, labServers } from './lab.js';

const addresses = new Map(labServers().map(({ name, address }) => [name, address]));
const isUp = ['postfix', 'exim', 'aiosmtpd'].every((name) => addresses.has(name));
const wide = { color: false, width: 100 };

/** The whole default audit, with a login, as the README has it. */
function audited(name: string): Promise<Report> {
  const { ca, credentials } = labAccess();
  return audit({
    targets: [addresses.get(name) ?? ''],
    serverName: `${name}.lab.test`,
    domain: 'lab.test',
    recipient: 'alice@lab.test',
    ca: [ca],
    credentials,
    timeoutMs: 60_000,
  });
}

function expectNoDifference(a: Report, b: Report): void {
  const comparison = compareReports(a, b);
  const { facts, differences, oneSided } = comparison;
  expect([...facts, ...differences, ...oneSided], renderDiff(comparison, { ...wide, verbose: true })).toEqual(
    [],
  );
}

describe.skipIf(!isUp)('reports of real servers held against each other', { timeout: 900_000 }, () => {
  /** Of each server, which the last test holds against one another. */
  const seen = new Map<string, Report>();

  it.each(['postfix', 'exim', 'aiosmtpd'])(
    'two whole runs of %s differ in times and marks only',
    async (name) => {
      let a = await audited(name);
      let b = await audited(name);
      // Other tests ask the same servers meanwhile. What a run could not see is no difference, and is asked again.
      for (let more = 2; more > 0 && compareReports(a, b).notCompared.length > 0; more -= 1) {
        expectNoDifference(a, b);
        [a, b] = [b, await audited(name)];
      }
      seen.set(name, a);
      expectNoDifference(a, b);
      const comparison = compareReports(a, b);
      expect(isSame(comparison), renderDiff(comparison, { ...wide, verbose: true })).toBe(true);
      expect(comparison.compared).toBeGreaterThan(800);
      const outline = ({ targets }: Report) =>
        targets.map(({ url, checks, transcripts }) => [
          url,
          checks.map(({ id, variant, verdict, finding }) => [id, variant, verdict, finding]),
          transcripts.map(({ scenario }) => scenario).sort(),
        ]);
      expect(outline(b)).toEqual(outline(a));
    },
  );

  it('Postfix and Exim differ in what is known of them, told in short', async () => {
    const [postfix, exim] = [seen.get('postfix'), seen.get('exim')];
    if (postfix === undefined || exim === undefined) throw new Error('the runs before have failed');
    const comparison = compareReports(postfix, exim);
    const told = renderDiff(comparison, { ...wide, verbose: false });
    expect(told.split('\n').length).toBeLessThan(165);
    // Postfix serves no HELP and no EXPN, and takes QUIT with an argument; Exim knows PRDR, and refuses to relay for good.
    expect(told).toMatch(/ {2}at a alone: .*\bENHANCEDSTATUSCODES, ETRN\b/);
    expect(told).toMatch(/ {2}at b alone: .*\bPRDR\b/);
    expect(told).toMatch(
      / {4}commands\/needless-argument \[quit\] {2}a: QUIT with an argument was served: 221/,
    );
    expect(told).toMatch(/ {4}commands\/expn {2}EXPN alice@lab\.test: 500 → 550\n/);
    expect(told).toMatch(/\n {2}RCPT +.*454 → 550 ×\d+/);
    expect(told).toMatch(/\n {2}HELP +500 → 214/);
    const whole = renderDiff(comparison, { ...wide, verbose: true });
    expect(whole).toMatch(/C: QUIT smtpspec\n {6}a S: 221 .+\n {6}b S: 501 .+\n/);
    expect(whole).toMatch(/C: HELP\n {6}a S: 500 .+\n(?: {6}b S: 214.+\n)+/);
    // What is counted in short is named in full: each check once.
    for (const { id, variant } of comparison.differences)
      expect(whole).toContain(variant === undefined ? id : `${id} [${variant}]`);
  });
});
