import type { TargetReport, TranscriptEvent, TranscriptReport } from '../../runner/result/index.js';

/** What the survey of a TLS endpoint calls its sessions; many checks share them. */
export const surveyName = 'survey';

/** "3, 12–118": numbers in words, runs of them shortened. */
export function ranges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const starts = sorted.filter((number, at) => sorted[at - 1] !== number - 1);
  const ends = sorted.filter((number, at) => sorted[at + 1] !== number + 1);
  return starts.map((from, at) => (from === ends[at] ? `${from}` : `${from}–${ends[at]}`)).join(', ');
}

/** The transcripts a check names, in its order. A number that the target does not hold is left out. */
export function transcriptsOf(target: TargetReport, numbers: readonly number[]): TranscriptReport[] {
  const { transcripts } = target;
  return numbers.flatMap((number) => {
    const there = transcripts[number];
    return (there?.id === number ? there : transcripts.findLast(({ id }) => id === number)) ?? [];
  });
}

/** The mark that stands before a line: `C:` client, `S:` server, `--` a note of ours. */
export function speaker(event: TranscriptEvent): string {
  if (event.from === 'client') return 'C:';
  return event.from === 'server' ? 'S:' : '--';
}

/** The last lines that bear on the judgement: up to `count`, without greeting, EHLO and QUIT where more was said. */
export function lastLines({ events }: TranscriptReport, count: number): TranscriptEvent[] {
  const end = farewellOf(events);
  const start = afterHello(events);
  return events.slice(start < end ? start : 0, end).slice(-count);
}

function farewellOf(events: readonly TranscriptEvent[]): number {
  const quit = events.findLastIndex(({ from, data }) => from === 'client' && /^QUIT(\\r|\\n|$)/i.test(data));
  const polite = events.slice(quit + 1).every(({ from, data }) => from === 'note' || /^221[ -]/.test(data));
  return quit > 0 && polite ? quit : events.length;
}

function afterHello(events: readonly TranscriptEvent[]): number {
  const hello = events.findLastIndex(
    ({ from, data }) => from === 'client' && /^(EHLO|HELO) [^\\]*\\r\\n$/i.test(data),
  );
  if (hello < 0) return 0;
  const reply = events.findIndex(
    ({ from, data }, n) => n > hello && from === 'server' && /^\d{3} /.test(data),
  );
  return reply + 1;
}

/** Escaped octets cut behind each LF. */
export function linesOf(data: string): string[] {
  return data.split(/(?<=(?:^|[^\\])(?:\\\\)*\\n)/).filter((line) => line !== '');
}
