import { expect, test } from 'vitest';
import { formats, render } from '../../runner/cli/formats.js';
import { audit, type Report } from '../../runner/index.js';
import { reference } from './smtpspec.js';

function audited(url: string): Promise<Report> {
  return audit({
    targets: [url],
    only: ['commands/noop', 'commands/help', 'commands/expn', 'relay/third-party', 'replies'],
    timeoutMs: 60_000,
  });
}

/** Without what one run has otherwise than the next: the time, how long something took, and the mark of the run. */
function normalised(report: Report): Report {
  const text = JSON.stringify(report)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-01-01T00:00:00.000Z')
    .replace(/"(ms|durationMs)":\d+/g, '"$1":0')
    .replace(/\b[\d.]+ (?:ms|s)\b/g, '0 ms')
    .replaceAll(report.runId ?? 'none', '00000000');
  return JSON.parse(text);
}

test('two runs of one server are the same in every format, but for times and the mark of the run', async () => {
  const server = await reference({ faults: ['noop-refused-500'] });
  const [first, second] = [await audited(server.url), await audited(server.url)];
  expect(first.runId).not.toBe(second.runId);
  const [a, b] = [normalised(first), normalised(second)];
  expect(b).toEqual(a);
  for (const format of formats)
    expect([...(await render[format](b))], format).toEqual([...(await render[format](a))]);
}, 240_000);
