import type { Report } from '../../runner/result/index.js';

/** How many messages the run has handed over and how they are found, in one sentence; undefined where there is none to find. */
export function handedOver({ targets, runId }: Report): string | undefined {
  const each = targets.flatMap(({ transcripts }) => transcripts.map(({ messages = 0 }) => messages));
  const count = each.reduce((sum, number) => sum + number, 0);
  if (count === 0 || runId === undefined) return undefined;
  const mark = `X-smtpspec-run: ${runId}`;
  return count === 1
    ? `1 message was handed over; it has the header field ${mark}.`
    : `${count} messages were handed over; they have the header field ${mark}.`;
}
