import { describe, expect, it } from 'vitest';
import { compareReports, isSame, renderDiff } from '../../reports/diff/index.js';
import { audit, type Report } from '../../runner/index.js';
import { labServers } from './lab.js';

const addresses = new Map(labServers().map(({ name, address }) => [name, address]));
const isUp = ['postfix', 'exim'].every((name) => addresses.has(name));

function auditOnce(name: string): Promise<Report> {
  return audit({
    targets: [`smtp://${addresses.get(name)}`],
    domain: 'lab.test',
    recipient: 'alice@lab.test',
    only: ['commands', 'relay/third-party', 'replies'],
  });
}

describe.skipIf(!isUp)('reports of real servers held against each other', { timeout: 300_000 }, () => {
  it.each(['postfix', 'exim'])('two runs of %s differ in times and marks only', async (name) => {
    const comparison = compareReports(await auditOnce(name), await auditOnce(name));
    expect(isSame(comparison), renderDiff(comparison, { color: false, width: 100, verbose: true })).toBe(
      true,
    );
    expect(comparison.compared).toBeGreaterThan(90);
  });

  it('Postfix and Exim differ in what is known of them', async () => {
    const comparison = compareReports(await auditOnce('postfix'), await auditOnce('exim'));
    const told = renderDiff(comparison, { color: false, width: 100, verbose: false });
    // Postfix serves no HELP, and takes QUIT with an argument; Exim knows PRDR.
    expect(told).toMatch(/C: HELP\n {6}a S: 500 .+\n(?: {6}b S: 214.+\n)+/);
    expect(told).toMatch(/C: QUIT smtpspec\n {6}a S: 221 .+\n {6}b S: 501 .+\n/);
    expect(told).toMatch(/EHLO in clear \(smtp\)\n {4}a {2}.*\bETRN\b.*\n {4}b {2}.*\bPRDR\b/);
    expect(told.split('\n').length).toBeLessThan(300);
  });
});
